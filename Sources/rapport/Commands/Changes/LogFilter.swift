import CustomerSuccess
import SuccessStore

/// What a log is narrowed to: `author:dana kind:ticket since:7d resolve`.
struct LogFilter: Sendable {
  /// In lower case; an entry's title and author have all of them.
  var words: [String] = []
  var author: String?
  /// An entry has changed one of these at least.
  var kinds: Set<FactKind> = []
  var since: Instant?

  /// A mistake ends with 64: the call is wrong.
  init(_ words: [String], author: String?, me: String, zone: Zone, at now: Instant) throws {
    self.author = author
    for word in words {
      let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, let field = Field(rawValue: parts[0].lowercased()) else {
        self.words.append(word.lowercased())
        continue
      }
      switch field {
      case .author:
        let name = parts[1].lowercased() == "me" ? me : parts[1]
        guard self.author == nil || self.author == name else {
          throw LogFilter.wrong(word, "one author, '\(self.author ?? "")' is asked for already")
        }
        self.author = name
      case .kind: kinds.formUnion(try LogFilter.kinds(parts[1], in: word))
      case .since: since = try LogFilter.moment(parts[1], in: word, zone: zone, at: now)
      }
    }
  }

  private enum Field: String { case author, kind, since }

  private static func wrong(_ word: String, _ expectation: String) -> Complaint {
    Complaint.complain("filter: found '\(word)', expected \(expectation)", .validationFailure)
  }

  /// `ticket` means its events too; commas between several.
  private static func kinds(_ text: String, in word: String) throws -> Set<FactKind> {
    var kinds: Set<FactKind> = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let kind = FactKind.allCases.first(where: { $0.rawValue.lowercased() == name.lowercased() }) else {
        throw wrong(word, "one of \(FactKind.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      kinds.insert(kind)
      if kind == .ticket { kinds.insert(.ticketEvent) }
    }
    return kinds
  }

  private static func moment(_ text: String, in word: String, zone: Zone, at now: Instant) throws -> Instant {
    if let seconds = DurationFormat.seconds(text) { return now - seconds }
    if let moment = Instant(iso8601: text) { return moment }
    let past = ["today": 0, "yesterday": -1]
    if let day = past[text.lowercased()].map({ zone.date(of: now) + $0 }) ?? LocalDate(iso8601: text) {
      return zone.instant(day, secondOfDay: 0)
    }
    throw wrong(word, "a length such as 7d or 4h, today, yesterday, a day such as 2026-11-01 or a time with an offset")
  }

  func matches(_ entry: ChangeEntry) -> Bool {
    if let since, entry.at < since { return false }
    let text = "\(entry.title) \(entry.author)".lowercased()
    return words.allSatisfy(text.contains)
  }

  func matches(_ record: ChangeRecord) -> Bool {
    kinds.isEmpty || !kinds.isDisjoint(with: record.added.keys)
      || record.edits.contains { $0.key.map { kinds.contains($0.kind) } ?? false }
  }
}
