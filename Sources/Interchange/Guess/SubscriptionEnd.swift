/// The columns that tell when a subscription ends. A day on which it was cancelled is none by itself: what was cancelled may run on until
/// what is paid for is over.
struct SubscriptionEnd {
  let ended: ColumnProfile?
  let cancelled: ColumnProfile?
  /// Says that it runs until the end of its period, and no longer.
  let runsOut: ColumnProfile?
  let periodEnd: ColumnProfile?

  /// `known` is the column that was taken for the last day.
  init(_ known: ColumnProfile?, in columns: [ColumnProfile]) {
    func called(_ names: Set<String>) -> ColumnProfile? {
      columns.first { names.contains(ColumnWords.plain($0.name)) && !$0.isBlank }
    }
    let isCancellation = known.map { Self.isCancellation($0.name) } ?? false
    let days = columns.filter { $0.isDateLike && Self.isCancellation($0.name) }
    ended = isCancellation ? nil : known
    cancelled = isCancellation ? known : known.flatMap { _ in days.first }
    runsOut = called(["cancel at period end", "cancels at period end", "cancel at end of period"])
    periodEnd = called([
      "current period end", "current period end utc", "current period ends at", "current term end", "period end",
    ]).flatMap { $0.isDateLike ? $0 : nil }
  }

  /// `Canceled At (UTC)`, and not `Cancel At Period End`.
  static func isCancellation(_ name: String) -> Bool {
    let words = ColumnWords.plain(name).split(separator: " ")
    return words.contains { ["cancelled", "canceled", "gekundigt", "gekuendigt"].contains($0) }
  }

  /// As the column says yes.
  var yes: [String] {
    let found =
      runsOut?.values.filter { ["true", "yes", "1", "ja", "oui", "si"].contains(ColumnWords.plain($0)) } ?? []
    return found.isEmpty ? ["true"] : found
  }
}

extension SectionGuess {
  /// What is over ended on its last day, else when it was cancelled; what runs out ends with its period.
  mutating func makeEnd(_ days: SubscriptionEnd, _ states: SubscriptionStates?) {
    var rules = days.ended.map { [dateRule($0, as: "date")] } ?? []
    let runsOut = days.runsOut.map { "{of: \(YAMLText.scalar($0.name)), in: \(YAMLText.list(days.yes))}" }
    if let cancelled = days.cancelled {
      let goesOn = states.map { "{not: \(holds($0.ended.isEmpty ? ["canceled"] : $0.ended, $0))}" } ?? runsOut
      rules.append(rule(cancelled, blankWhere: goesOn))
      if goesOn != nil { uses[cancelled.name] = "when those ended that run no more" }
      if let states, cancelled.filled > 0, days.ended == nil {
        assume("to: \(cancelled.name) only of those that have ended by \(states.column.name)")
      }
    }
    if let runsOut, let flag = days.runsOut, let end = days.periodEnd, end.name != days.ended?.name {
      used.insert(flag.name)
      uses[flag.name] = "which end with their period"
      uses[end.name] = "when those end of which \(flag.name) says so"
      rules.append(rule(end, blankWhere: "{not: \(runsOut)}"))
      assume("to: \(end.name) where \(flag.name) says so")
    }
    if days.cancelled != nil, let flag = days.runsOut, states == nil {
      used.insert(flag.name)
      uses[flag.name] = uses[flag.name] ?? "which run on, though cancelled"
    }
    guard let first = rules.first else { return }
    add("to", rules.count == 1 ? first : "{first: [\(rules.joined(separator: ", "))]}")
  }

  private mutating func rule(_ day: ColumnProfile, blankWhere condition: String?) -> String {
    let rule = dateRule(day, as: "date")
    return condition.map { "\(rule.dropLast()), instead: [{when: [\($0)], value: \"\"}]}" } ?? rule
  }
}
