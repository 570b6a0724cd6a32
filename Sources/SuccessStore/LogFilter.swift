public import CustomerSuccess

/// What the change log is narrowed to: `author:dana customer:acme kind:ticket since:7d resolve`.
public struct LogFilter: Hashable, Sendable {
  /// Folded; an entry's title and author have all of them.
  public var words: [String] = []
  /// One of these is meant by the author's name; empty: everybody is.
  public var author: [Filter.Test] = []
  /// An entry has changed one of these at least.
  public var kinds: Set<FactKind> = []
  /// An entry has changed something of a customer of one of these names, or whose id is one; empty: of anybody.
  public var customers: [Filter.Test] = []
  public var since: Instant?

  /// What somebody of exactly this name did; nil: what everybody did.
  public init(author: String? = nil) { self.author = author.map { [.equals($0)] } ?? [] }

  /// An author is any part of a name, with `=` the whole; `me` is who `author:me` means; `since:7d` is counted back from `now`, `since:today` begins at midnight in `zone`.
  public init(_ text: String, me: String, zone: Zone, at now: Instant) throws(FilterError) {
    let reader = LogFilterReader(text: text, me: me, zone: zone, now: now)
    for word in try PlainFilterWord.words(of: text) { try reader.read(word, into: &self) }
  }

  /// Only what somebody of this name did, whether written as `mira`, `me` or `none`.
  public mutating func narrow(toAuthor name: String, me: String) { author = [.person(name, isWhole: false, me: me)] }

  /// Whether an entry's own line matches; what it has changed is another matter.
  public func matches(_ entry: ChangeEntry) -> Bool {
    if let since, entry.at < since { return false }
    let text = folded("\(entry.title) \(entry.author)")
    return words.allSatisfy { text.hasBytes(of: $0) }
  }

  /// Whether a customer of this name and id is asked for: by any part of the name, by the whole of the id.
  public func means(_ customer: CustomerID, named name: String) -> Bool {
    customers.contains { test in
      switch test {
      case .contains(let text), .equals(let text): test.means(name) || folded(customer.text) == folded(text)
      default: false
      }
    }
  }

  /// Whether it has changed what is asked for, as far as its edits were read.
  public func matches(_ record: ChangeRecord) -> Bool {
    kinds.isEmpty || !kinds.isDisjoint(with: record.added.keys)
      || record.edits.contains { $0.key.map { kinds.contains($0.kind) } ?? false }
  }
}

private struct LogFilterReader {
  var text: String
  var me: String
  var zone: Zone
  var now: Instant

  private enum Field: String, CaseIterable { case author, customer, kind, since }

  func read(_ word: PlainFilterWord, into filter: inout LogFilter) throws(FilterError) {
    guard let name = word.name, let field = Field(rawValue: name.lowercased()) else {
      try refuseOtherField(word.text, at: word.range.lowerBound)
      let isWord = word.name == nil && word.values.count == 1
      filter.words.append(folded(isWord ? word.values[0].text : word.text))
      return
    }
    let place = word.range.lowerBound + name.count + 1..<word.range.upperBound
    switch field {
    case .author: try read(word.values, isWhole: word.isWhole, at: place, into: &filter)
    case .customer:
      for value in word.values where value.text.allSatisfy(\.isWhitespace) {
        throw wrong(value.range, "part of a customer's name, or its id")
      }
      filter.customers += word.values.map { word.isWhole ? .equals($0.text) : .contains($0.text) }
    case .kind: for value in word.values { filter.kinds.formUnion(try kinds(value)) }
    case .since:
      guard word.values.count == 1 else { throw wrong(place, "one time") }
      filter.since = try moment(word.values[0].text, at: place)
    }
  }

  private func read(
    _ values: [PlainFilterWord.Value], isWhole: Bool, at place: Range<Int>, into filter: inout LogFilter
  ) throws(FilterError) {
    for value in values where value.text.allSatisfy(\.isWhitespace) {
      throw wrong(value.range, "part of a name, me or none")
    }
    let tests = values.map { Filter.Test.person($0.text, isWhole: isWhole, me: me) }
    guard filter.author.isEmpty || filter.author == tests else {
      throw wrong(place, "the author once; commas stand between several")
    }
    filter.author = tests
  }

  /// What looks like a field and is none of the log's would be looked for as a word, and never found. An address and a
  /// time of day are words.
  private func refuseOtherField(_ word: String, at start: Int) throws(FilterError) {
    let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts[1].isEmpty, !parts[1].hasPrefix("//"), let first = parts[0].first, first.isLetter,
      parts[0].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" })
    else { return }
    throw FilterError(
      text: text, range: start..<start + parts[0].count,
      message: "the log has no field '\(parts[0])', expected author, customer, kind or since; "
        + "plain words, such as an id, search what was done")
  }

  private func wrong(_ place: Range<Int>, _ expectation: String) -> FilterError {
    let found = text.dropFirst(place.lowerBound).prefix(place.count)
    return FilterError(text: text, range: place, message: "found '\(found)', expected \(expectation)")
  }

  /// `ticket` means its events too.
  private func kinds(_ value: PlainFilterWord.Value) throws(FilterError) -> Set<FactKind> {
    guard let kind = FactKind.allCases.first(where: { $0.rawValue.lowercased() == value.text.lowercased() }) else {
      throw wrong(value.range, "one of \(FactKind.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return kind == .ticket ? [.ticket, .ticketEvent] : [kind]
  }

  private func moment(_ text: String, at place: Range<Int>) throws(FilterError) -> Instant {
    if let seconds = DurationFormat.seconds(text) { return now - seconds }
    if let moment = Instant(iso8601: text) { return moment }
    let past = ["today": 0, "yesterday": -1]
    if let day = past[text.lowercased()].map({ zone.date(of: now) + $0 }) ?? LocalDate(written: text) {
      return zone.instant(day, secondOfDay: 0)
    }
    throw wrong(place, "a length such as 7d or 4h, today, yesterday, a day such as 2026-11-01 or a time with an offset")
  }
}
