extension HealthModel {
  /// Reads a value as people and files write it: `85`, `85%`, `61,5 %`, `17/20`, `28 days`, `good`, `unmet`, `n/a`.
  public func value(for id: MetricID, from text: String) throws(Refusal) -> MetricValue {
    // What nearly every row of a file has, before the metric is copied.
    if let place = position(of: id), let number = plainNumber(text), metrics[place].measure?.allows(number) == true {
      return .measured(number)
    }
    guard let metric = metric(id) else {
      let known = metrics.map(\.id.text).joined(separator: ", ")
      throw Refusal("unknown metric '\(id)', expected one of \(known)")
    }
    let words = text.trimmingBlanks().withoutOuterBlanks.lowercased()
    if ["n/a", "na", "not applicable"].contains(words) { return .notApplicable }
    if words == "unmet", metric.deadline != nil { return .unmet }
    if let level = HealthCategory(rawValue: words), metric.levels[level] != nil { return .judged(level) }
    guard let measure = metric.measure, let number = measure.number(words) else {
      throw Refusal("\(id): found '\(text)', expected \(metric.expectation)")
    }
    guard measure.allows(number) else {
      throw Refusal("\(id): '\(text)' is out of range, expected \(metric.expectation)")
    }
    return .measured(number)
  }

  /// `85 %`, `28 days`, `8.5`, a level's title, or the word for an absence.
  public func text(of value: MetricValue, for id: MetricID) -> String {
    switch value {
    case .measured(let number): writtenNumber(number) + (metric(id)?.measure?.unit.suffix ?? "")
    case .judged(let level): level.title
    case .unmet: "unmet"
    case .notApplicable: "n/a"
    }
  }

  /// As the framework's `healthBreakdown` prints it: `85% (17/20 licensed users)`, `28 days to first production workflow`,
  /// and for a judgement the words of the person or of the level.
  public func frameworkText(of observation: Observation) -> String {
    let metric = metric(observation.metric)
    switch observation.value {
    case .judged(let level):
      return observation.note.isEmpty ? metric?.levels[level] ?? level.title : observation.note
    case .unmet, .notApplicable:
      return withNote(text(of: observation.value, for: observation.metric), observation.note)
    case .measured(let number):
      let unit = metric?.measure?.unit
      let value = writtenNumber(number) + (unit == .percent ? "%" : unit?.suffix ?? "")
      guard observation.note.isEmpty, let phrase = metric?.measure?.phrase, !phrase.isEmpty else {
        return withNote(value, observation.note)
      }
      return "\(value) \(phrase)"
    }
  }

  /// A note that says the value itself, as `28 days to first production workflow` does, stands alone.
  private func withNote(_ value: String, _ note: String) -> String {
    if note.isEmpty { return value }
    return note.hasPrefix(value) ? note : "\(value) (\(note))"
  }
}

extension HealthMetric {
  /// What may be written for this metric, such as `0 to 100 %, a ratio such as 17/20, or n/a`.
  public var expectation: String {
    var parts: [String] = []
    if let measure { parts.append(measure.expectation) }
    if measure?.unit == .percent { parts.append("a ratio such as 17/20") }
    parts += HealthCategory.allCases.filter { levels[$0] != nil }.map(\.rawValue)
    if deadline != nil { parts.append("unmet") }
    return parts.joined(separator: ", ") + " or n/a"
  }
}

extension HealthMetric.Measure {
  public func allows(_ number: Double) -> Bool {
    number >= minimum ?? -.infinity && number <= maximum ?? .infinity
  }

  fileprivate var expectation: String {
    switch (minimum, maximum) {
    case (let low?, let high?): "\(writtenNumber(low)) to \(writtenNumber(high))\(unit.suffix)"
    case (let low?, nil): "\(writtenNumber(low))\(unit.suffix) or more"
    case (nil, let high?): "\(writtenNumber(high))\(unit.suffix) or less"
    case (nil, nil): "a number" + (unit == .points ? "" : " of" + (unit == .percent ? " percent" : unit.suffix))
    }
  }

  fileprivate func number(_ words: String) -> Double? {
    if unit == .percent, let ratio = ratio(words) { return ratio }
    let ending = unit.endings.first { words.hasSuffix($0) } ?? ""
    let number = String(words.dropLast(ending.count)).withoutOuterBlanks
    return plainNumber(unit == .percent && !ending.isEmpty ? withPoint(number) : number)
  }

  /// Of a percentage that says so, a comma before one or two digits is a decimal one: no group of thousands is so short.
  private func withPoint(_ number: String) -> String {
    let parts = number.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[1].count), !parts[0].isEmpty else { return number }
    return parts.joined(separator: ".")
  }

  /// `17/20` is 85 percent; a ratio of nothing is no number.
  private func ratio(_ words: String) -> Double? {
    let parts = words.split(separator: "/", omittingEmptySubsequences: false).map { String($0).withoutOuterBlanks }
    guard parts.count == 2, let part = plainNumber(parts[0]), let whole = plainNumber(parts[1]), whole > 0
    else { return nil }
    return part / whole * 100
  }
}

extension HealthMetric.Unit {
  fileprivate var endings: [String] {
    switch self {
    case .percent: ["percent", "%"]
    case .days: ["days", "day", "d"]
    case .points: ["points"]
    }
  }
}

/// Digits with at most one point and a sign: not `1e3`, `0x10`, `inf`, and not `8,5`, which means different numbers to
/// different people.
private func plainNumber(_ text: String) -> Double? {
  guard text.utf8.contains(where: { (48...57).contains($0) }),
    text.utf8.allSatisfy({ (48...57).contains($0) || "+-.".utf8.contains($0) })
  else { return nil }
  guard let number = Double(text), number.isFinite else { return nil }
  return number
}

/// At most one decimal, and none that is zero: `85`, `8.5`.
func writtenNumber(_ number: Double) -> String {
  let tenths = (number * 10).rounded()
  // Beyond this a Double has no tenths to speak of, and would not fit a whole number.
  guard abs(tenths) < 1e15 else { return "\(number)" }
  let whole = tenths / 10
  return whole == whole.rounded() ? "\(Int(whole))" : "\(whole)"
}
