/// The values that a verb was told, read by their parameters' kinds.
struct Told {
  var parameters: [Parameter]
  var values: [String: String]
  var reader: ActReader

  func refuseUnknown() throws(ParameterError) {
    let known = Set(parameters.map(\.name))
    guard let unknown = values.keys.sorted().first(where: { !known.contains($0) }) else { return }
    let names = parameters.map(\.name).joined(separator: ", ")
    throw ParameterError(unknown, names.isEmpty ? "nothing is to be told" : "is not known, expected one of \(names)")
  }

  /// What stands in one line is one, and no longer than anybody reads.
  func refuseUnfit() throws(ParameterError) {
    for parameter in parameters {
      guard let complaint = parameter.kind.limit?.complaint(line(parameter.name)) else { continue }
      throw ParameterError(parameter.name, complaint)
    }
  }

  func isTold(_ name: String) -> Bool { values[name] != nil }

  func line(_ name: String) -> String { (values[name] ?? "").withoutOuterBlanks }

  func missing(_ name: String) -> ParameterError {
    ParameterError(name, "expected \(parameter(name)?.expectation ?? "a value")")
  }

  private func parameter(_ name: String) -> Parameter? { parameters.first { $0.name == name } }

  func required(_ name: String) throws(ParameterError) -> String {
    let text = line(name)
    guard !text.isEmpty else { throw missing(name) }
    return text
  }

  /// A metric's value, which has a reader of its own.
  func value() throws(Refusal) -> String {
    let text = line("value")
    guard !text.isEmpty else { throw Refusal("expected a value such as 85, 17/20, 28 days or good") }
    return text
  }

  /// What somebody or a company is called.
  func name(_ name: String) throws(ParameterError) -> String { try required(name).asName() }

  func person(_ name: String) -> String {
    let text = line(name).asName()
    switch text.lowercased() {
    case "me": return reader.me
    case "none", "nobody": return ""
    default: return text
    }
  }

  /// By its value or title, or any unambiguous beginning of one.
  func choice(_ name: String) throws(ParameterError) -> String {
    guard let choice = try optionalChoice(name) else { throw missing(name) }
    return choice
  }

  func optionalChoice(_ name: String) throws(ParameterError) -> String? {
    let text = line(name).lowercased()
    guard !text.isEmpty else { return nil }
    guard let parameter = parameter(name), case .choice(let choices) = parameter.kind else { return text }
    if choices.isEmpty { throw ParameterError(name, "found '\(line(name))', expected \(parameter.nothing)") }
    if let exact = choices.first(where: { $0.value.lowercased() == text || $0.title.lowercased() == text }) {
      return exact.value
    }
    let found = choices.filter { $0.value.lowercased().hasPrefix(text) || $0.title.lowercased().hasPrefix(text) }
    guard found.count == 1 else {
      let names = (found.isEmpty ? choices : found).map(\.value).joined(separator: ", ")
      let problem = found.isEmpty ? "is not known, expected one of" : "could be"
      throw ParameterError(name, "'\(line(name))' \(problem) \(names)")
    }
    return found[0].value
  }

  func number(_ name: String) throws(ParameterError) -> Int {
    guard let number = try optionalNumber(name) else { throw missing(name) }
    return number
  }

  func optionalNumber(_ name: String) throws(ParameterError) -> Int? {
    let text = line(name)
    guard !text.isEmpty else { return nil }
    var range = Parameter.Kind.usual
    if case .number(_, let told) = parameter(name)?.kind { range = told }
    guard let number = Int(text), range.contains(number) else {
      throw ParameterError(name, "found '\(text)', \(missing(name).message)")
    }
    return number
  }

  func priority() throws(ParameterError) -> ActionPriority? {
    try optionalChoice("priority").flatMap(ActionPriority.init)
  }

  func severity() throws(ParameterError) -> Severity {
    Severity(rawValue: try choice("severity")) ?? .medium
  }

  func status() throws(ParameterError) -> ActionStatus? {
    let name = try choice("status")
    return ActionStatus.allCases.first { Verb.name(of: $0) == name }
  }

  /// One that is not before `first`. `start`: from which on a length such as `90d` counts; today where none is told.
  func day(
    _ name: String, from first: LocalDate? = nil, countedFrom start: LocalDate? = nil
  ) throws(ParameterError) -> LocalDate? {
    let text = line(name)
    guard !text.isEmpty, text.lowercased() != "none" else { return nil }
    let counted = start.flatMap { DayWords.day(text, countedFrom: $0) }
    guard let day = counted ?? DayWords.day(text, today: reader.today) else {
      throw ParameterError(name, "found '\(text)', \(missing(name).message)")
    }
    if let first, day < first { throw ParameterError(name, "found '\(text)', expected a day from \(first) on") }
    return day
  }

  func moment(_ name: String) throws(ParameterError) -> Instant? {
    let text = line(name)
    guard !text.isEmpty, text.lowercased() != "none" else { return nil }
    guard let moment = DayWords.moment(text, now: reader.now, zone: reader.rules.zone) else {
      throw ParameterError(name, "found '\(text)', \(missing(name).message)")
    }
    return moment
  }

  /// `[x] Call`, a step a line.
  func checklist() -> [ChecklistStep] {
    (values["checklist"] ?? "").split(whereSeparator: \.isNewline).compactMap { line in
      let text = String(line).withoutOuterBlanks
      let isDone = text.lowercased().hasPrefix("[x]")
      let title = (isDone || text.hasPrefix("[ ]") ? String(text.dropFirst(3)) : text).withoutOuterBlanks
      return title.isEmpty ? nil : ChecklistStep(title: title, isDone: isDone)
    }
  }
}

extension StringProtocol {
  package var withoutOuterBlanks: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
