import CustomerSuccess

/// A kind of rows whose fields are each made of one column, or of what is said of all rows.
struct PlainKind: Sendable {
  /// How a field is made of its column.
  enum Form: Sendable {
    case text, person, date, time, number
    case whole
    case choice([(choice: String, words: [String])], empty: String? = nil)
    case customer
    /// The row's own id, with what is put before bare numbers.
    case id(String)
    /// The id of another kind's row, made as there.
    case reference(String)
  }

  /// What becomes of a field that no column tells.
  enum Lack: Sendable {
    case leave
    /// One of these, or a day, for all rows; a person says which.
    case ask([String])
    /// A person says which column it is.
    case askColumn
    case constant(String)
  }

  struct Field: Sendable {
    var words: GuessWords.Field
    var form: Form
    var lack: Lack

    init(
      _ name: String, _ form: Form, _ phrases: [String], lack: Lack = .leave, content: GuessWords.Content? = nil,
      repeats: Bool = false
    ) {
      self.form = form
      self.lack = lack
      let usual: GuessWords.Content =
        switch form {
        case .date, .time: .date
        case .number, .whole: .number
        case .text, .person, .customer: .text
        case .choice, .id, .reference: .any
        }
      words = GuessWords.Field(name: name, content: content ?? usual, phrases: phrases, repeats: repeats)
    }
  }

  var kind: RecordKind
  var fields: [Field]

  static let all = work + training

  static func of(_ kind: RecordKind) -> PlainKind? { all.first { $0.kind == kind } }
}

/// What is done and counted with customers.
extension PlainKind {
  private static let customer = Field(
    "customer", .customer, GuessWords.companies + ["project", "projects"], lack: .askColumn)

  private static let work = [
    PlainKind(
      kind: .actions,
      fields: [
        Field(
          "id", .id("A"), ["task id", "activity id", "record id", "id", "task key", "task number", "key"],
          lack: .askColumn),
        customer,
        Field(
          "priority", .choice(ValueWords.priorities, empty: "medium"), ["priority", "prio", "prioritat", "importance"]),
        Field("type", .text, ["task type", "activity type", "type", "kind", "category", "typ", "art"]),
        Field(
          "title", .text,
          [
            "task title", "task name", "title", "subject", "activity subject", "task", "name", "summary", "to do",
            "todo", "aufgabe",
            "titel", "betreff", "call to action",
          ], lack: .askColumn),
        Field(
          "description", .text,
          ["description", "notes", "note", "details", "comments", "body", "beschreibung", "notiz", "notizen"]),
        Field(
          "owner", .person,
          [
            "assignee", "assigned to", "owner", "task owner", "assigned to user", "responsible", "person", "user",
            "zustandig", "verantwortlich", "bearbeiter",
          ]),
        Field(
          "due", .date,
          [
            "due date", "due", "due on", "deadline", "due at", "fallig", "fallig am", "falligkeit", "frist",
            "date d echeance", "vencimiento",
          ]),
        Field(
          "status", .choice(ValueWords.actionStatuses, empty: "pending"),
          ["task status", "status", "state", "done", "completed", "is done", "complete", "progress", "erledigt"]),
        Field(
          "created", .time,
          [
            "created at", "created", "created time", "create date", "created date", "creation date", "add time",
            "created on", "creation log", "erstellt", "erstellt am", "angelegt am",
          ],
          lack: .ask([])),
        Field(
          "ended", .time,
          [
            "completed at", "completed on", "completed date", "date completed", "completion date",
            "marked as done time", "done at", "closed at",
            "done time", "erledigt am", "abgeschlossen am",
          ]),
      ]),
    PlainKind(
      kind: .activities,
      fields: [
        Field(
          "id", .id("V"), ["activity id", "engagement id", "event id", "call id", "record id", "id"], lack: .askColumn),
        customer,
        Field(
          "at", .time,
          [
            "activity date", "occurred at", "call date", "meeting date", "start time", "started at", "date time",
            "date", "timestamp",
            "logged at", "created at", "created", "datum", "zeitpunkt",
          ], lack: .askColumn),
        Field(
          "type", .text,
          ["activity type", "engagement type", "call type", "type", "kind", "channel", "direction", "typ", "art"],
          lack: .constant("Activity")),
        Field(
          "description", .text,
          [
            "subject", "title", "description", "notes", "note", "body", "summary", "content", "call notes", "comments",
            "betreff", "notiz",
            "beschreibung",
          ], lack: .askColumn),
        Field("outcome", .text, ["outcome", "result", "call outcome", "disposition", "ergebnis"]),
        Field(
          "author", .person,
          ["logged by", "created by", "author", "owner", "user", "assigned to", "activity assigned to", "autor"]),
      ]),
    PlainKind(
      kind: .counters,
      fields: [
        customer,
        Field(
          "counter", .text,
          [
            "event name", "feature name", "feature", "event", "counter", "metric", "metric name", "module", "action",
            "page",
            "funktion", "ereignis", "kennzahl",
          ]),
        Field(
          "at", .time,
          [
            "date", "day", "event date", "usage date", "timestamp", "time", "week", "month", "period", "at", "datum",
            "tag", "woche", "monat", "last seen",
          ],
          lack: .askColumn),
        Field(
          "count", .whole,
          [
            "count", "event count", "events", "total events", "total", "totals", "uses", "usage", "usage count",
            "value", "quantity", "anzahl", "summe", "wert", "nutzung",
          ]
        ),
      ]),
    PlainKind(
      kind: .metrics,
      fields: [
        customer,
        Field(
          "metric", .choice(ValueWords.metrics), ["metric", "metric name", "measure", "kpi", "kennzahl"],
          lack: .ask(ValueWords.metrics.map(\.choice))),
        Field("value", .text, ["value", "score", "wert"], lack: .askColumn, content: .any),
        Field(
          "at", .time, ["at", "date", "measured at", "measured on", "timestamp", "day", "datum"], lack: .askColumn),
        Field("note", .text, ["note", "comment", "notiz"]),
      ]),
    PlainKind(
      kind: .subscriptions,
      fields: [
        Field(
          "id", .id("B"), ["subscription id", "subscriptions id", "contract id", "contract number", "id"],
          lack: .askColumn),
        customer,
        Field(
          "plan", .text,
          ["plan", "plan name", "plan id", "product", "product name", "price name", "item price id", "item", "tarif"],
          lack: .askColumn),
        Field(
          "amount", .number,
          [
            "mrr", "amount", "plan amount", "price", "monthly amount", "unit price", "subscription amount", "betrag",
            "preis",
          ], lack: .askColumn),
        Field("currency", .text, ["currency", "currency code", "wahrung"]),
        Field("seats", .whole, ["quantity", "seats", "plan quantity", "licenses", "menge"]),
        Field(
          "from", .date,
          [
            "start date", "started at", "start", "subscription start", "activated at", "created", "created at",
            "created utc", "beginn", "current term start",
          ],
          lack: .ask([])),
        Field(
          "to", .date,
          [
            "ended at", "cancelled at", "canceled at", "end date", "cancelled on", "canceled at utc", "ended at utc",
            "ende",
          ]),
      ]),
  ]

  private static let learner = ["user id", "learner id", "student id", "employee id", "username", "login", "user name"]
  private static let address = ["email", "user email", "email address", "learner email", "e mail"]
  private static let path = Field(
    "path", .choice(ValueWords.paths),
    [
      "learning path", "path", "learning plan", "learning plan name", "course", "course name", "course title",
      "training", "programme", "program", "kurs", "kursname", "schulung",
    ],
    lack: .ask(ValueWords.paths.map(\.choice)))

  private static let training = [
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
        Field("first_name", .text, ["first name", "firstname", "given name", "user first name", "vorname"]),
        Field("last_name", .text, ["last name", "lastname", "surname", "user last name", "nachname"]),
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
            "enrolment", "subscription date", "start date", "started on", "eingeschrieben am", "angemeldet am",
          ], lack: .ask([])),
        Field("due", .date, ["due date", "due on", "deadline", "expiration date", "fallig am"]),
      ]),
    PlainKind(
      kind: .progress,
      fields: [
        Field("learner", .reference("L"), learner + address, lack: .askColumn), path,
        Field(
          "module", .choice(ValueWords.modules),
          ["module", "module name", "lesson", "lesson name", "unit", "unit name", "modul", "lektion"],
          lack: .ask(ValueWords.modules.map(\.choice))),
        Field(
          "state", .choice(ValueWords.progressStates),
          ["completion status", "status", "state", "course status", "progress status", "result", "ergebnis"],
          lack: .ask(ValueWords.progressStates.map(\.choice))),
        Field("minutes", .whole, ["minutes", "time spent minutes", "duration minutes", "minuten"]),
        Field("best_score", .whole, ["score", "best score", "final score", "average score", "grade", "punkte"]),
        Field(
          "at", .time,
          [
            "completed on", "completed at", "completion date", "date completed", "last access", "last accessed",
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
