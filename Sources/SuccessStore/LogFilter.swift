public import CustomerSuccess

/// What the change log is narrowed to: `author:dana kind:ticket since:7d resolve`.
public struct LogFilter: Hashable, Sendable {
  /// Folded; an entry's title and author have all of them.
  public var words: [String] = []
  public var author: String?
  /// An entry has changed one of these at least.
  public var kinds: Set<FactKind> = []
  public var since: Instant?

  public init(author: String? = nil) { self.author = author }

  /// `me` is who `author:me` means; `since:7d` is counted back from `now`, `since:today` begins at midnight in `zone`.
  public init(_ text: String, me: String, zone: Zone, at now: Instant) throws(FilterError) {
    let reader = LogFilterReader(text: text, me: me, zone: zone, now: now)
    for word in reader.words { try reader.read(word, into: &self) }
  }

  /// Whether an entry's own line matches; what it has changed is another matter.
  public func matches(_ entry: ChangeEntry) -> Bool {
    if let since, entry.at < since { return false }
    let text = folded("\(entry.title) \(entry.author)")
    return words.allSatisfy { text.hasBytes(of: $0) }
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

  private enum Field: String, CaseIterable { case author, kind, since }

  /// The words with their places, counted in characters.
  var words: [(text: Substring, start: Int)] {
    text.split(separator: " ").map { ($0, text.distance(from: text.startIndex, to: $0.startIndex)) }
  }

  func read(_ word: (text: Substring, start: Int), into filter: inout LogFilter) throws(FilterError) {
    let parts = word.text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let field = Field(rawValue: parts[0].lowercased()) else {
      try refuseOtherField(parts, at: word.start)
      filter.words.append(folded(String(word.text)))
      return
    }
    let place = word.start + parts[0].count + 1..<word.start + word.text.count
    switch field {
    case .author:
      let name = parts[1].lowercased() == "me" ? me : parts[1]
      guard !name.isEmpty else { throw wrong(place, "a name or me") }
      guard filter.author == nil || filter.author == name else {
        throw wrong(place, "one author, '\(filter.author ?? "")' is asked for already")
      }
      filter.author = name
    case .kind: filter.kinds.formUnion(try kinds(parts[1], at: place))
    case .since: filter.since = try moment(parts[1], at: place)
    }
  }

  /// What looks like a field and is none of the log's would be looked for as a word, and never found. An address and a
  /// time of day are words.
  private func refuseOtherField(_ parts: [String], at start: Int) throws(FilterError) {
    guard parts.count == 2, !parts[1].isEmpty, !parts[1].hasPrefix("//"), let first = parts[0].first, first.isLetter,
      parts[0].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" })
    else { return }
    throw FilterError(
      text: text, range: start..<start + parts[0].count,
      message: "the log has no field '\(parts[0])', expected author, kind or since; "
        + "plain words, such as an id, search what was done")
  }

  private func wrong(_ place: Range<Int>, _ expectation: String) -> FilterError {
    let found = text.dropFirst(place.lowerBound).prefix(place.count)
    return FilterError(text: text, range: place, message: "found '\(found)', expected \(expectation)")
  }

  /// `ticket` means its events too; commas between several.
  private func kinds(_ text: String, at place: Range<Int>) throws(FilterError) -> Set<FactKind> {
    var kinds: Set<FactKind> = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let kind = FactKind.allCases.first(where: { $0.rawValue.lowercased() == name.lowercased() }) else {
        throw wrong(place, "one of \(FactKind.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      kinds.insert(kind)
      if kind == .ticket { kinds.insert(.ticketEvent) }
    }
    return kinds
  }

  private func moment(_ text: String, at place: Range<Int>) throws(FilterError) -> Instant {
    if let seconds = DurationFormat.seconds(text) { return now - seconds }
    if let moment = Instant(iso8601: text) { return moment }
    let past = ["today": 0, "yesterday": -1]
    if let day = past[text.lowercased()].map({ zone.date(of: now) + $0 }) ?? LocalDate(iso8601: text) {
      return zone.instant(day, secondOfDay: 0)
    }
    throw wrong(place, "a length such as 7d or 4h, today, yesterday, a day such as 2026-11-01 or a time with an offset")
  }
}
