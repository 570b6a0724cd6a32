import CustomerSuccess

/// The first complaints in full and the number of the rest, so that a file that is wrong throughout stays readable.
struct ComplaintList {
  static let shown = 20
  private var first: [InputComplaint] = []
  private var more = 0

  var isEmpty: Bool { first.isEmpty }

  mutating func add(_ complaint: InputComplaint) {
    if first.count <= ComplaintList.shown { first.append(complaint) } else { more += 1 }
  }

  /// So many more, which are not shown.
  mutating func add(more count: Int) { more += count }

  func refuse() throws(InterchangeError) {
    let (shown, more) = first.few(ComplaintList.shown, of: first.count + more)
    if !shown.isEmpty { throw .refused(shown, more: more) }
  }
}

extension InputComplaint {
  /// The complaint without what was found there, under which equal ones are counted together.
  var reason: String {
    let expectation = message.range(of: "expected").map { String(message[$0.lowerBound...]) }
    return [column, expectation ?? message].compactMap { $0 }.joined(separator: ": ")
  }
}
