/// Facts that an import was given, each by its fingerprint and its place, to tell which were given twice: at once while they are
/// few; at the end, and in memory that does not grow with them, when they are many.
struct GivenFacts {
  /// As small as it can be: there may be as many as rows.
  struct Place: Hashable, BitwiseCopyable {
    /// The place of the file among those of the import.
    var file: Int { Int(fileNumber) }
    var line: Int { Int(lineNumber) }
    private let fileNumber: Int32
    private let lineNumber: Int32

    init(file: Int, line: Int) {
      (fileNumber, lineNumber) = (Int32(clamping: file), Int32(clamping: line))
    }
  }

  fileprivate struct Entry: PartedEntry {
    var print: Int
    var place: Place
  }

  /// So many are told at once.
  private let limit: Int
  /// Nil once there are more.
  private var prints: FingerprintSet<UInt64>? = FingerprintSet()
  private var count = 0
  private var entries = PartedEntries<Entry>()

  init(limit: Int = 1 << 17) { self.limit = limit }

  /// Too many to be told at once.
  var areMany: Bool { prints == nil }
  /// Bytes in memory.
  var held: Int { entries.held + (prints?.room ?? 0) * MemoryLayout<Int>.stride }

  /// Nil when they are many.
  func has(_ print: Int) -> Bool? { prints?.contains(print) }

  /// False when it is known already to have been given before.
  mutating func insert(_ print: Int, at place: Place) throws -> Bool {
    if prints?.insert(print) == false { return false }
    try entries.append(Entry(print: print, place: place))
    count += 1
    if count >= limit { prints = nil }
    return true
  }

  typealias Again = (place: Place, first: Place)

  /// The facts of one part: all that were given, and where they were given again without being told at once, with where each
  /// was given first.
  func part(_ part: Int) throws -> (given: FingerprintSet<UInt64>, again: [Again]) {
    let entries = try entries.entries(of: part)
    var given = FingerprintSet<UInt64>()
    var twice: Set<Int> = []
    for entry in entries where !given.insert(entry.print) { twice.insert(entry.print) }
    guard !twice.isEmpty else { return (given, []) }
    var again: [Again] = []
    var first: [Int: Place] = [:]
    for entry in entries where twice.contains(entry.print) {
      if let first = first[entry.print] {
        again.append((entry.place, first))
      } else {
        first[entry.print] = entry.place
      }
    }
    return (given, again)
  }
}
