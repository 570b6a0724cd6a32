import CustomerSuccess

/// The column that says of each subscription how it stands, such as Stripe's `Status`: what is over, was never begun or is not paid for
/// is no running revenue.
struct SubscriptionStates {
  let column: ColumnProfile
  /// Values by what they say.
  let ended: [String]
  let unbegun: [String]
  let unpaid: [String]
  /// Values of which nothing is known.
  let unknown: [String]

  /// Nil where no column is called so, or nothing in it says how a subscription stands.
  init?(_ columns: [ColumnProfile]) {
    let called = columns.first { profile in
      Self.names.contains(ColumnWords.plain(profile.name)) && profile.isChoice
        && profile.values.contains { Self.state(of: $0) != nil }
    }
    guard let called else { return nil }
    column = called
    func values(_ state: String?) -> [String] { called.values.filter { Self.state(of: $0) == state } }
    (ended, unbegun, unpaid) = (values("ended"), values("not begun"), values("not paid"))
    unknown = values(nil)
  }

  private static func state(of value: String) -> String? { ValueWords.choice(value, among: states) }

  private static let names: Set<String> = [
    "status", "subscription status", "state", "subscription state", "plan status", "contract status", "vertragsstatus",
    "statut", "estado", "stato",
  ]

  private static let states: ValueWords.Known = [
    (
      "ended",
      [
        "canceled", "cancelled", "expired", "ended", "terminated", "inactive", "churned", "closed", "finished",
        "deactivated", "completed", "stopped", "lapsed", "gekundigt", "gekuendigt", "beendet", "abgelaufen",
        "storniert",
        "inaktiv", "resilie", "annule", "termine", "expire", "inactif", "cancelado", "cancelada", "finalizado",
        "caducado", "inactivo", "baja", "annullato", "scaduto", "disdetto", "opgezegd", "beeindigd", "verlopen",
      ]
    ),
    ("not begun", ["incomplete", "incomplete expired", "draft", "abandoned", "unvollstandig", "entwurf", "brouillon"]),
    (
      "not paid",
      [
        "unpaid", "paused", "suspended", "trialing", "trialling", "trial", "in trial", "on trial", "frozen",
        "unbezahlt",
        "pausiert", "testphase", "impaye", "suspendu", "essai", "en pause", "impagado", "suspendido", "pausado",
        "prueba",
      ]
    ),
    (
      "running",
      [
        "active", "live", "running", "current", "past due", "in grace", "grace", "non renewing", "renewed", "paid",
        "future", "scheduled", "not started", "pending", "aktiv", "laufend", "actif", "active et payee", "en cours",
        "activo", "activa", "attivo", "actief", "lopend", "ativo",
      ]
    ),
  ]
}

extension SectionGuess {
  /// What is over ends on a day; where none is told, when is not known, and nothing that is over may count as running.
  mutating func makeEnd(_ end: ColumnProfile?) {
    let found = SubscriptionStates(file.columns)
    let days = SubscriptionEnd(end, in: file.columns)
    if end != nil || found?.ended.isEmpty ?? true { makeEnd(days, found) }
    guard let states = found else { return }
    used.insert(states.column.name)
    uses[states.column.name] = "which of them run; others end, or are left out"
    leaveOut(states.unbegun, states, "never begun")
    leaveOut(states.unpaid, states, "on trial, paused or not paid: nothing is paid for it now")
    if !states.unknown.isEmpty {
      assume("\(states.column.name): \(listed(states.unknown, states)) taken for running")
    }
    guard !states.ended.isEmpty else { return }
    guard end != nil else { return askEnd(of: states) }
    // Only where no day is told is it not known.
    let told = [days.ended, days.cancelled].compactMap(\.self)
    let areBlank = told.map { "{of: \(YAMLText.scalar($0.name)), in: \(YAMLText.list([""] + $0.dashes.sorted()))}" }
    skips.append(
      "- {when: [\(([holds(states.ended, states)] + areBlank).joined(separator: ", "))], reason: \"\(Self.endUnknown)\"}"
    )
    if told.allSatisfy({ $0.filled < file.rows }) {
      let names = told.map(\.name).joined(separator: " and ")
      assume("\(states.column.name): \(listed(states.ended, states)) left out where \(names) is blank")
    }
  }

  /// Another day of the row may be the one; as long as nobody says so, what is over is left out.
  private mutating func askEnd(of states: SubscriptionStates) {
    let days = freeColumns.filter { $0.isDateLike && !used.contains($0.name) }
    let choices = days.map(\.name) + [LeavingDay.leftOut]
    let told = answers.told[.field("to")].flatMap { choices.contains($0) ? $0 : nil }
    constants.append(
      Constant(
        field: "to", value: told ?? LeavingDay.leftOut, choices: choices,
        words: "no column tells when they ended: is it one of these?"))
    guard let day = days.first(where: { $0.name == told }) else {
      return leaveOut(states.ended, states, Self.endUnknown)
    }
    let rule = dateRule(day, as: "date").dropLast()
    used.insert(day.name)
    uses[day.name] = "when those ended that have"
    add(
      "to", "\(rule), instead: [{when: [{not: \(holds(states.ended, states))}], value: \"\"}]}",
      "of those that have ended")
  }

  private mutating func leaveOut(_ values: [String], _ states: SubscriptionStates, _ reason: String) {
    guard !values.isEmpty else { return }
    skips.append("- {when: [\(holds(values, states))], reason: \"\(reason)\"}")
    assume("\(states.column.name): \(listed(values, states)) left out: \(reason)")
  }

  func holds(_ values: [String], _ states: SubscriptionStates) -> String {
    "{of: \(YAMLText.scalar(states.column.name)), in: \(YAMLText.list(values))}"
  }

  private func listed(_ values: [String], _ states: SubscriptionStates) -> String {
    values.map { counted($0, of: states.column) }.listed(12)
  }

  static let endUnknown = "ended, and nothing tells when"
}
