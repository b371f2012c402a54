//! The calendar's rows of the menu.

/// The noun's rows of [`menu!`](crate::menu!).
#[doc(hidden)]
#[macro_export]
macro_rules! calendar_rows {
    ({$callback:ident} [$($before:tt)*] $($further:ident)*) => {
        $crate::join_rows! { {$callback} [$($before)*
            ShowDay: Trainee may read [] => DayPage, "Kalender ansehen";
            ShowToday: Trainee may read [] => Today, "Heute ansehen";
            ShowWeek: Trainee may read [] => WeekPage, "Woche ansehen";
            ShowMonth: Trainee may read [] => MonthPage, "Monat ansehen";
            PersonList: Trainee may read [] => Vec<ListedAppointment>, "Termine einer Person ansehen";
            ShowAppointment: Trainee may read [] => Appointment, "Termin ansehen";
            AppointmentHistory: Trainee may read [] => Vec<Happened>, "Terminverlauf ansehen";
            TryBook: Trainee may read [] => Preview, "Termin ausprobieren";
            TryMove: Trainee may read [] => Preview, "Verschieben ausprobieren";
            TryChange: Trainee may read [] => Preview, "Terminänderung ausprobieren";
            TryResize: Trainee may read [] => Preview, "Dauer ausprobieren";
            NextSlot: Trainee may read [] => Vec<Offer>, "Nächste freie Zeit suchen";
            FitsNow: Trainee may read [] => Fitting, "Passende Leistungen vorschlagen";
            FreeNow: Trainee may read [] => FreePeople, "Freie Personen ansehen";
            LearnedDurations: Trainee may read [] => Vec<Learned>, "Gelernte Dauern ansehen";
            Book: Stylist may write [Calendar] => Changed, "Termin buchen";
            ChangeAppointment: Stylist may write [Calendar] => Changed, "Termin ändern";
            Move: Stylist may write [Calendar] => Changed, "Termin verschieben";
            Resize: Stylist may write [Calendar] => Changed, "Termin verlängern oder kürzen";
            CopyAppointment: Stylist may write [Calendar] => Changed, "Termin kopieren";
            Park: Stylist may write [Calendar] => Changed, "Termin in die Luft hängen";
            SetState: Stylist may sign [Calendar, Roll] => Changed, "Terminstand setzen";
            CancelAppointment: Stylist may write [Calendar] => Changed, "Termin absagen";
            MarkNoShow: Stylist may write [Calendar] => Changed, "Nicht erschienen";
            DecideFee: Reception may write [Calendar] => Changed, "Ausfallgebühr entscheiden";
            ChargeFee: Stylist may sign [Calendar, Till, Roll] => Basket, "Ausfallgebühr kassieren";
            UndoChange: Stylist may write [Calendar] => Changed, "Terminänderung zurücknehmen";
            BookSeries: Stylist may write [Calendar] => Series, "Terminserie buchen";
            WaitingList: Trainee may read [] => Vec<Waiting>, "Warteliste ansehen";
            AddWaiting: Stylist may write [Calendar] => Waiting, "Auf die Warteliste setzen";
            TakeWaiting: Stylist may write [Calendar] => Changed, "Aus der Warteliste buchen";
            RemoveWaiting: Stylist may write [Calendar] => (), "Von der Warteliste nehmen";
            UnpaidAppointments: Stylist may read [] => Vec<UnpaidAppointment>, "Unbezahlte Termine ansehen";
            CheckOut: Stylist may sign [Calendar, Till, Roll] => Basket, "Termin kassieren";
            ReleaseAppointment: Owner may sign [Calendar, Customers, Roll] => (), "Termin ohne gültigen Verträglichkeitstest freigeben";
            ShowPlanning: Trainee may read [] => Planning, "Dienstplan ansehen";
            PhasesFor: Trainee may read [] => ServicePhases, "Phasen einer Leistung ansehen";
            StandingWithin: Trainee may read [] => Vec<ListedAppointment>, "Betroffene Termine ansehen";
            SaveOpeningHours: Owner may write [Calendar] => Vec<WaitingMatch>, "Öffnungszeiten ändern";
            RemoveOpeningHours: Owner may write [Calendar] => (), "Geplante Öffnungszeiten streichen";
            AddClosure: Reception may write [Calendar] => ClosureId, "Schließtage eintragen";
            RemoveClosure: Reception may write [Calendar] => Vec<WaitingMatch>, "Schließtage streichen";
            SaveShiftPlan: Reception may write [Calendar] => Vec<WaitingMatch>, "Dienstplan ändern";
            RemoveShiftPlan: Reception may write [Calendar] => (), "Geplanten Dienstplan streichen";
            AddAbsence: Reception may write [Calendar] => AbsenceAdded, "Abwesenheit eintragen";
            RemoveAbsence: Reception may write [Calendar] => Vec<WaitingMatch>, "Abwesenheit streichen";
            SaveResource: Owner may write [Calendar] => Resource, "Plätze, Waschbecken und Hauben ändern";
            SavePhases: Owner may write [Calendar] => ServicePhases, "Phasen einer Leistung ändern";
            AdjustPhase: Reception may write [Calendar] => (), "Phasendauer anpassen";
        ] $($further)* }
    };
}
