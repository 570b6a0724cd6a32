import CustomerSuccess

/// What the rows of a file are, by what its columns are called and by what stands in them.
struct KindGuess: Hashable, Sendable {
  private(set) var kind: RecordKind
  /// Something speaks for it, and more than for any other kind.
  private(set) var isProven = true
  /// The kinds that it may be as well, the likeliest first.
  private(set) var others: [RecordKind] = []
  /// Their columns are Rapport's own for all of them.
  private var areAlike = false

  init(told kind: RecordKind) { self.kind = kind }

  init(_ file: GuessedFile) {
    let known = SectionGuess.kinds.map(\.0)
    kind = .customers
    if let own = RecordKind(columns: file.columns.map(\.name)), known.contains(own) {
      kind = own
      others = own.alike(file.columns.map(\.name), in: file.file).filter(known.contains)
      if !others.isEmpty, let found = others.first(where: { $0.isNamed(in: file.file) }) ?? KindGuess.people(file),
        found == own || others.contains(found)
      {
        (kind, others) = (found, [])
      }
      isProven = others.isEmpty
      areAlike = !isProven
      return
    }
    let signs = KindSigns(file)
    let found = known.enumerated().map { ($0.element, signs.weight(of: $0.element), $0.offset) }
      .sorted { ($1.1, $0.2) < ($0.1, $1.2) }
    let (first, second) = (found[0], found[1])
    if first.1 > 0 { kind = first.0 }
    isProven = !signs.areDeals && first.1 >= KindGuess.enough && first.1 >= second.1 + KindGuess.margin
    let kind = kind
    others = found.filter { $0.1 > 0 && $0.0 != kind }.map(\.0) + (first.1 > 0 ? [] : known.filter { $0 != kind })
  }

  private static func people(_ file: GuessedFile) -> RecordKind? {
    func values(_ name: String) -> [String] { file.columns.first { $0.name == name }?.values ?? [] }
    return PeopleRows.kind(ids: values("id"), roles: values("role"))
  }

  private static let enough = 3
  private static let margin = 2

  var words: String {
    guard areAlike else { return "nothing proves what its rows are" }
    return "\(([kind] + others).map(\.rawValue).joined(separator: " and ")) have these columns alike"
  }

  var question: GuessQuestion {
    let known = SectionGuess.kinds.map(\.0)
    let ordered = [kind] + others + known.filter { $0 != kind && !others.contains($0) }
    return GuessQuestion(
      subject: .kind, choices: ordered.map(\.rawValue),
      words:
        "kind: \(words): taken for \(kind.rawValue); --kind says otherwise: \(ordered.dropFirst().prefix(4).map(\.rawValue).joined(separator: ", "))"
    )
  }
}

/// What speaks for each kind: points, none where something is missing without which it cannot be that kind.
private struct KindSigns {
  let file: GuessedFile
  private let choices: [RecordKind: ColumnChoice]
  /// Words of all columns' names.
  private let words: Set<String>

  init(_ file: GuessedFile) {
    self.file = file
    choices = Dictionary(
      uniqueKeysWithValues: SectionGuess.kinds.map { kind, fields in
        (kind, ColumnChoice(fields, in: file.columns, things: GuessWords.things(of: kind), weighs: true))
      })
    words = Set(file.columns.flatMap { ColumnWords.plain($0.name).split(separator: " ").map(String.init) })
  }

  func weight(of kind: RecordKind) -> Int {
    guard let needed = KindSigns.needed[kind], needed.allSatisfy({ has(kind, anyOf: $0) }), fits(kind) else { return 0 }
    let fields = (KindSigns.fields[kind] ?? []).filter { has(kind, anyOf: [$0.0]) }.map(\.1).reduce(0, +)
    let names = (KindSigns.names[kind] ?? []).contains { words.contains($0) } ? 3 : 0
    return fields + names + contents(kind)
  }

  private func has(_ kind: RecordKind, anyOf fields: [String]) -> Bool {
    guard let choice = choices[kind] else { return false }
    return fields.contains { field in choice[field].map { !$0.isBlank || field == "due" } ?? false }
  }

  /// What each kind has to have: one field of each.
  private static let needed: [RecordKind: [[String]]] = [
    .customers: [["name", "id", "tier", "industry", "renews", "monthly_revenue", "yearly_revenue"]],
    .tickets: [["created"], ["subject", "id"], ["status", "severity"]],
    .contacts: [["email"], ["name", "last_name", "first_name"]], .surveys: [["score"], ["at"]],
    .actions: [["title"], ["due", "ended", "status"]],
    .activities: [["customer"], ["at"], ["description", "type"]], .counters: [["customer"], ["at"]],
    .metrics: [["customer"], ["metric"], ["value"], ["at"]], .subscriptions: [["plan"], ["amount"], ["id"], ["from"]],
    .learners: [["name", "last_name", "id"]], .progress: [["learner"], ["module"]],
    .certificates: [["learner"], ["issued"], ["expires"]], .enrolments: [["learner"], ["path"]],
  ]

  /// Fields that hardly another kind has count more.
  private static let fields: [RecordKind: [(String, Int)]] = [
    .customers: [
      ("name", 1), ("tier", 2), ("industry", 2), ("size", 1), ("seats", 1), ("monthly_revenue", 2),
      ("yearly_revenue", 2), ("revenue", 1), ("renews", 2), ("signed_up", 1), ("owner", 1), ("account_executive", 1),
      ("lifecycle", 1), ("churned", 1),
    ],
    .tickets: [
      ("subject", 2), ("severity", 2), ("status", 1), ("first_response", 3), ("resolved", 1), ("channel", 1),
      ("satisfaction", 1), ("category", 1),
    ],
    .contacts: [("email", 2), ("last_name", 2), ("name", 1), ("role", 1), ("primary", 2)],
    .surveys: [("score", 1), ("comment", 2), ("at", 1)],
    .actions: [("due", 3), ("title", 1), ("owner", 1), ("status", 1), ("ended", 1)],
    .activities: [("outcome", 2), ("description", 1), ("type", 1), ("author", 1), ("at", 1)],
    .counters: [("counter", 3), ("count", 2), ("at", 1)],
    .metrics: [("metric", 3), ("value", 1)],
    .subscriptions: [("plan", 1), ("amount", 1), ("from", 1), ("currency", 1), ("to", 1)],
    .learners: [("name", 1), ("last_name", 1), ("email", 1)],
    .progress: [("module", 3), ("state", 1), ("path", 1)],
    .certificates: [("issued", 2), ("expires", 2), ("path", 1)],
  ]

  /// Words in columns' names that speak of it.
  private static let names: [RecordKind: Set<String>] = [
    .tickets: [
      "ticket", "tickets", "case", "conversation", "incident", "issue", "requester", "sla", "ticketnr", "ticketnummer",
      "vorgangsnummer", "storung",
    ],
    .contacts: ["contact", "phone", "mobile", "telephone", "vorname", "nachname", "salutation", "anrede"],
    .surveys: ["nps", "csat", "ces", "survey", "respondent", "response", "promoter", "umfrage"],
    .actions: ["task", "tasks", "todo", "aufgabe", "aufgaben", "deadline", "milestone", "subtask", "subtasks"],
    .activities: ["call", "meeting", "engagement", "duration", "activity", "logged", "attendees"],
    .counters: [
      "events", "sessions", "logins", "usage", "feature", "event", "clicks", "pageviews", "nutzung", "uniques",
    ],
    .subscriptions: ["subscription", "subscriptions", "billing", "term", "trial"],
    .learners: [
      "course", "courses", "learner", "student", "lesson", "enrolled", "enrolment", "enrollment", "training", "module",
      "kurs", "schulung", "teilnehmer", "learning",
    ],
    .progress: ["lesson", "module", "unit"], .certificates: ["certificate", "certification", "zertifikat"],
  ]

  /// What stands in the columns.
  private func contents(_ kind: RecordKind) -> Int {
    switch kind {
    case .customers: isNumbered(.customers) ? 2 : 0
    case .surveys: isScore ? 2 : 0
    case .contacts: areNumberedPeople ? 4 : 0
    case .counters: isRepeated(.counters, "customer") && !isNearlyNumbered && !counted.isEmpty ? 3 : 0
    case .subscriptions: tellsIntervals ? 8 : 0
    case .learners: has(.enrolments, anyOf: ["path"]) && has(.enrolments, anyOf: ["enrolled"]) ? 3 : 0
    case .activities: has(.activities, anyOf: ["type"]) && isActivityType ? 3 : 0
    default: 0
    }
  }

  /// What cannot be, whatever the columns are called.
  private func fits(_ kind: RecordKind) -> Bool {
    switch kind {
    // Rows that are told from each other by nothing are not one a customer.
    case .customers: has(.customers, anyOf: ["id"]) || isNearlyNumbered || !isRepeated(.customers, "name")
    // Who takes a course is a learner, whatever the id is.
    case .contacts: !tellsTraining
    // Each row is somebody: what stands beside counts for a person, as of now.
    case .counters where arePeople: false
    case .counters: !counted.isEmpty && !has(.tickets, anyOf: ["subject"])
    case .surveys: isScore
    // What has a day by which it is due is to be done, and has not happened.
    case .activities: !has(.actions, anyOf: ["due"])
    // Of training, not of anybody: somebody takes a course.
    case .learners: !(Self.names[.learners] ?? []).isDisjoint(with: words)
    case .enrolments: false
    default: true
    }
  }

  private var tellsTraining: Bool {
    has(.progress, anyOf: ["learner"]) && has(.progress, anyOf: ["path", "module"])
      && !words.isDisjoint(with: ["learner", "student", "lesson", "enrolled", "enrolment", "enrollment"])
  }

  /// `User ID`, another in each row, where nothing else is told of them: no answers, requests, meetings or courses.
  private var areNumberedPeople: Bool {
    isNumbered(.contacts) && (Self.names[.learners] ?? []).isDisjoint(with: words)
      && !(has(.surveys, anyOf: ["score"]) && isScore)
      && !has(.tickets, anyOf: ["subject"]) && !has(.activities, anyOf: ["description"])
  }

  /// Another address in each row, beside a name.
  private var arePeople: Bool {
    guard let email = choices[.contacts]?["email"], !email.isBlank, !email.isRepeated else { return false }
    return has(.contacts, anyOf: ["name", "first_name", "last_name"])
  }

  private func isRepeated(_ kind: RecordKind, _ field: String) -> Bool { choices[kind]?[field]?.isRepeated ?? false }

  /// What numbers customers numbers nearly all rows differently: one or the other was taken in twice.
  private var isNearlyNumbered: Bool { choices[.customers]?.likeID?.isNearlyCode(inEachOf: file.rows) ?? false }

  /// Each row is a deal at a stage, won or lost: several of one customer, and none of the kinds there are.
  var areDeals: Bool {
    let called = file.columns.map { Set(ColumnWords.plain($0.name).split(separator: " ").map(String.init)) }
    let stages = file.columns.indices.filter { !called[$0].isDisjoint(with: ["stage", "phase", "pipeline"]) }
    guard !stages.isEmpty else { return false }
    let ended = stages.contains { place in
      file.columns[place].values.contains { value in
        !Set(ColumnWords.plain(value).split(separator: " ").map(String.init)).isDisjoint(with: KindSigns.ended)
      }
    }
    return ended || !words.isDisjoint(with: ["deal", "deals", "opportunity", "opportunities"])
  }

  private static let ended: Set<String> = ["won", "lost", "gewonnen", "verloren"]

  /// `Account ID`, another in each row: the rows are what it is called.
  private func isNumbered(_ kind: RecordKind) -> Bool {
    guard let id = choices[kind]?["id"] else { return false }
    let words = ColumnWords.plain(id.name).split(separator: " ").map(String.init)
    return !GuessWords.things(of: kind).isDisjoint(with: words) || words.contains { $0.hasPrefix("kunden") }
  }

  /// An amount and for how long it is paid, month or year: the rows are subscriptions, whosever they are.
  private var tellsIntervals: Bool { SubscriptionInterval(file.columns) != nil }

  private var isScore: Bool {
    choices[.surveys]?["score"].map { score in score.all { Double($0).map { (0...10).contains($0) } ?? false } }
      ?? false
  }

  private var isActivityType: Bool {
    let known: Set<String> = [
      "call", "meeting", "email", "e mail", "note", "demo", "visit", "anruf", "termin", "besuch", "lunch", "qbr",
    ]
    return choices[.activities]?["type"]?.values.contains { known.contains(ColumnWords.plain($0)) } ?? false
  }

  /// Columns of numbers that number nothing.
  private var counted: [ColumnProfile] {
    file.columns.filter { profile in
      !profile.isBlank && profile.isNumberLike && !profile.isDateLike && !ColumnWords.isNumbering(profile.name)
    }
  }
}
