import CustomerSuccess

/// What people at customers learn.
extension PlainKind {
  private static let learner = ["user id", "learner id", "student id", "employee id", "username", "login", "user name"]
  private static let address = ["email", "user email", "email address", "learner email", "e mail"]
  private static let path = Field(
    "path", .ruled(.paths),
    [
      "learning path", "path", "learning plan", "learning plan name", "course", "course name", "course title",
      "training", "programme", "program", "kurs", "kursname", "schulung",
    ],
    lack: .askRuled(.paths))

  static let training = [
    PlainKind(
      kind: .learners,
      fields: [
        Field("id", .id("L"), learner, lack: .askColumn, repeats: true),
        Field(
          "customer", .customer, ["branch", "branch name", "group", "group name"] + GuessWords.companies,
          lack: .askColumn),
        Field(
          "name", .text,
          [
            "user full name", "full name", "learner name", "student name", "name", "user", "learner", "student",
            "teilnehmer", "teilnehmerin",
          ]),
        Field(
          "first_name", .text,
          ["first name", "firstname", "given name", "user first name", "learner first name", "vorname"]),
        Field(
          "last_name", .text, ["last name", "lastname", "surname", "user last name", "learner last name", "nachname"]),
        Field("email", .text, address, content: .email),
        Field("role", .text, ["job title", "role", "job role", "position", "user type", "funktion"]),
      ]),
    PlainKind(
      kind: .enrolments,
      fields: [
        Field("learner", .reference("L"), learner + address, lack: .askColumn), path,
        Field(
          "enrolled", .date,
          [
            "enrolled on", "enrolled at", "enrollment date", "enrolment date", "enrolled", "date enrolled",
            "assigned on", "enrollment",
            "enrolment", "first access", "first access date", "first accessed", "subscription date", "start date",
            "started on", "eingeschrieben am", "angemeldet am",
          ], lack: .ask([])),
        Field("due", .date, ["due date", "due on", "deadline", "expiration date", "fallig am"]),
      ]),
    PlainKind(
      kind: .progress,
      fields: [
        Field("learner", .reference("L"), learner + address, lack: .askColumn), path,
        Field(
          "module", .ruled(.modules),
          ["module", "module name", "lesson", "lesson name", "unit", "unit name", "modul", "lektion"],
          lack: .askRuled(.modules)),
        Field(
          "state", .choice(ValueWords.progressStates),
          [
            "completion status", "completion", "registration completion", "status", "state", "course status",
            "progress status", "result", "ergebnis",
          ],
          lack: .ask(ValueWords.progressStates.map(\.choice))),
        Field("minutes", .whole, ["minutes", "time spent minutes", "duration minutes", "minuten"]),
        Field("best_score", .whole, ["score", "best score", "final score", "average score", "grade", "punkte"]),
        Field(
          "at", .time,
          [
            "completed on", "completed at", "completion date", "completed date", "date completed", "last access",
            "last access date", "last accessed",
            "last activity", "abgeschlossen am",
          ],
          lack: .askColumn),
      ]),
    PlainKind(
      kind: .certificates,
      fields: [
        Field(
          "id", .id("Z"), ["certificate id", "certificate number", "certificate no", "certification id", "id"],
          lack: .askColumn),
        Field("learner", .reference("L"), learner + address, lack: .askColumn), path,
        Field(
          "issued", .date,
          ["issued on", "issue date", "issued", "date issued", "certification date", "ausgestellt am"], lack: .ask([])),
        Field(
          "expires", .date, ["expires on", "expiration date", "expiry date", "expires", "valid until", "gultig bis"],
          lack: .ask([])),
      ]),
  ]
}
