/// Where a row of a file stands, in one number: from 1, the line on which it begins; below 0, the number of the row, where several
/// begin on one line, as in JSON without line breaks.
enum RowPlace {
  static func ofRow(_ number: Int) -> Int { -number }

  /// `12`, `row 17`
  static func words(_ place: Int) -> String { place < 0 ? "row \(-place)" : "\(place)" }

  /// `tickets.csv:12`, `tickets.json: row 17`
  static func words(_ place: Int, of file: String) -> String {
    place < 0 ? "\(file): \(words(place))" : "\(file):\(place)"
  }

  /// `line 4`, `lines 3-5, 9`, `rows 2-7`
  static func words(_ places: [Int]) -> String {
    let parts = [("line", places.filter { $0 >= 0 }), ("row", places.filter { $0 < 0 }.map { -$0 })]
    return parts.filter { !$0.1.isEmpty }.map { title, numbers in
      "\(title)\(numbers.count == 1 ? "" : "s") \(runs(numbers.sorted()))"
    }.joined(separator: ", ")
  }

  private static func runs(_ numbers: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = runs.last, number <= last.upperBound + 1 {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ", ")
  }
}

/// The places of a JSON file's rows, one after the other.
struct JSONPlaces: Sendable {
  /// How many rows have begun, and on which line the last one did.
  private var begun = 0
  private var line = 0
  /// No line break is to be seen where the file begins.
  private let isOneLine: Bool

  init(isOneLine: Bool) { self.isOneLine = isOneLine }

  /// The line tells where a row is while no other one begins on it.
  mutating func next(line next: Int) -> Int {
    begun += 1
    let isAlone = next != line && !(begun == 1 && isOneLine)
    line = next
    return isAlone ? line : RowPlace.ofRow(begun)
  }
}
