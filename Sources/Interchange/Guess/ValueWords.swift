import CustomerSuccess

/// What tools call the choices that Rapport knows.
enum ValueWords {
  /// The choice that a value means; nil for one that says nothing known. A word of it is enough where no word of another
  /// choice, and none that denies it, stands beside it.
  static func choice(_ value: String, among known: [(choice: String, words: [String])]) -> String? {
    let plain = ColumnWords.plain(value)
    if let exact = known.first(where: { $0.words.contains(plain) }) { return exact.choice }
    let words = " \(plain) "
    guard !denials.contains(where: { words.contains(" \($0) ") }) else { return nil }
    // A number beside a word only orders: `3 high` is high.
    let found = known.flatMap { choice, meant in
      meant.filter { Int($0) == nil && words.contains(" \($0) ") }.map { (choice, $0) }
    }
    // `waiting for support` says more than the `waiting` in it.
    let whole = found.filter { _, words in !found.contains { $1.count > words.count && $1.contains(words) } }
    let choices = Set(whole.map(\.0))
    return choices.count == 1 ? choices.first : nil
  }

  typealias Known = [(choice: String, words: [String])]

  /// The whole value is such a word: nothing stands in it that might say otherwise.
  static func isCertain(_ value: String, among known: Known) -> Bool {
    let plain = ColumnWords.plain(value)
    return known.contains { $0.words.contains(plain) }
  }

  /// `2`, `yes`: a word that stands for many choices and proves none.
  static func isSaidOfAnything(_ plain: String) -> Bool {
    Int(plain) != nil || flags.contains { $0.words.contains(plain) }
  }

  private static let denials = ["not", "no", "non", "never", "nicht", "kein", "keine", "ohne", "without", "pas"]

  static let severities: [(choice: String, words: [String])] = [
    (
      "critical",
      ["critical", "urgent", "highest", "blocker", "p1", "sev1", "sev 1", "1", "emergency", "dringend", "kritisch"]
    ),
    ("high", ["high", "major", "p2", "sev2", "sev 2", "2", "important", "hoch"]),
    (
      "low",
      ["low", "lowest", "minor", "trivial", "p4", "p5", "sev4", "sev 4", "4", "5", "planning", "niedrig", "none"]
    ),
    ("medium", ["medium", "normal", "moderate", "p3", "sev3", "sev 3", "3", "standard", "mittel", "default"]),
  ]

  static let statuses: [(choice: String, words: [String])] = [
    (
      "onHold",
      [
        "on hold", "onhold", "hold", "waiting on third party", "waiting for third party", "third party", "blocked",
        "waiting for vendor", "waiting for development", "zuruckgestellt", "angehalten", "blockiert",
      ]
    ),
    (
      "pending",
      [
        "pending", "waiting for customer", "waiting on customer", "waiting on contact", "awaiting customer",
        "awaiting your reply", "snoozed", "waiting", "customer", "wartend", "wartet", "wartet auf kunde",
        "wartet auf kunden", "ruckfrage", "ausstehend", "en attente", "pendiente",
      ]
    ),
    (
      "resolved",
      [
        "resolved", "solved", "done", "fixed", "completed", "complete", "gelost", "geloest", "erledigt", "resolu",
        "resuelto", "behoben",
      ]
    ),
    (
      "closed",
      [
        "closed", "archived", "closed complete", "geschlossen", "trashed", "cancelled", "canceled", "declined",
        "abgeschlossen", "beendet", "storniert", "ferme", "cerrado",
      ]
    ),
    ("new", ["new", "unassigned", "neu", "to do", "todo", "nouveau", "nuevo"]),
    (
      "open",
      [
        "open", "in progress", "active", "assigned", "reopened", "waiting for support", "work in progress", "offen",
        "escalated", "under investigation", "being processed", "in arbeit", "in bearbeitung", "wiedereroffnet",
        "zugewiesen", "ouvert", "en cours", "abierto", "en curso",
      ]
    ),
  ]

  static let lifecycles: [(choice: String, words: [String])] = [
    (
      "churned",
      [
        "churned", "churn", "cancelled", "canceled", "lost", "inactive", "former", "former customer", "terminated",
        "ex customer", "no", "false", "expired", "lapsed", "left", "ended", "closed", "gekundigt", "gekuendigt",
        "verloren",
        "ehemalig", "ehemaliger kunde", "beendet", "storniert", "inaktiv", "nein", "resilie", "perdu", "inactif",
        "baja",
        "perdido", "inactivo",
      ]
    ),
    ("onboarding", ["onboarding", "implementation", "new", "kickoff", "kick off", "launch", "setup", "implementing"]),
    (
      "active",
      [
        "active", "customer", "live", "adoption", "adopting", "growth", "retention", "renewal", "mature", "current",
        "aktiv", "bestandskunde", "kunde", "kundin", "klant", "evangelist", "advocate", "ja", "actif", "activo",
        "cliente", "client", "yes", "true", "paying", "subscribed",
        "healthy", "expansion", "at risk", "maturity", "value", "nurture", "won", "closed won", "gewonnen",
      ]
    ),
  ]

  /// Who has an account in a CRM and is no customer.
  static let noCustomers: Set<String> = [
    "prospect", "prospects", "lead", "leads", "competitor", "partner", "reseller", "vendor", "supplier", "analyst",
    "investor", "press", "interessent", "wettbewerber", "lieferant", "concurrent", "fournisseur", "proveedor",
  ]

  /// Those of them that are hardly said of anything but customers.
  static let certainLifecycles: Known = lifecycles.map { choice, words in
    let weak: Set<String> = [
      "closed", "left", "ended", "lost", "expired", "perdu", "perdido", "new", "launch", "setup", "kickoff", "kick off",
      "customer", "client", "cliente", "kunde", "kundin", "klant", "evangelist", "advocate", "growth", "retention",
      "renewal", "mature", "maturity", "current", "adoption",
      "expansion", "value", "won", "closed won", "gewonnen",
    ]
    return (choice, words.filter { !weak.contains($0) })
  }

  static let flags: [(choice: String, words: [String])] = [
    ("yes", ["yes", "true", "1", "y", "x", "primary", "main", "ja", "oui", "si"]),
    ("no", ["no", "false", "0", "n", "nein", "non"]),
  ]

  static let satisfaction: [(choice: String, words: [String])] = [
    ("5", ["great", "good", "happy", "satisfied", "extremely happy", "very happy", "5", "very satisfied", "amazing"]),
    ("4", ["4", "rather happy"]),
    ("3", ["okay", "ok", "neutral", "3"]), ("2", ["2", "unsatisfied"]),
    ("1", ["not good", "bad", "unhappy", "dissatisfied", "extremely unhappy", "1", "very unhappy", "terrible"]),
    ("", ["offered", "not offered", "unoffered", "none", "n a"]),
  ]
}
