import CustomerSuccess

/// Rows of a file that are wrong as they stand: too short, too long, or none at all.
struct UnreadRows: Hashable {
  /// The first of them, and one more than is named.
  private(set) var first: [InputComplaint] = []
  private(set) var count = 0
  /// The first of those behind the last row that can be read: what stands below the rows is among them.
  private(set) var tail: [InputComplaint] = []

  mutating func add(_ complaint: InputComplaint) {
    count += 1
    if first.count <= ComplaintList.shown { first.append(complaint) }
    if tail.count < TableLimits.firstRows { tail.append(complaint) }
  }

  /// A row that can be read follows.
  mutating func goOn() { if !tail.isEmpty { tail = [] } }

  /// `snow.csv:6: left out: 3 fields, expected 14 as in the first row`, one a line.
  var findings: [String] {
    let (shown, more) = first.few(ComplaintList.shown, of: count)
    let findings = shown.map { complaint in
      let place = complaint.line.map { RowPlace.words($0, of: complaint.file) } ?? complaint.file
      return "\(place): left out: \(complaint.wordsOfRow)"
    }
    guard more > 0, let file = first.first?.file else { return findings }
    return findings + ["\(file): \(more) more left out"]
  }

  /// `line 6: 3 fields, expected 14 as in the first row`; of several the reason of the first.
  var note: String? {
    guard let reason = first.first?.wordsOfRow else { return nil }
    let lines = RowPlace.words(first.compactMap(\.line)) + (count > first.count ? " and more" : "")
    return count == 1 ? "\(lines): \(reason)" : "\(lines) (first: \(reason))"
  }
}
