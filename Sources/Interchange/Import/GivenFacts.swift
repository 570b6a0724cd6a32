import CustomerSuccess
import Files

/// Facts that an import was given, each by its fingerprint and its place, to tell which were given twice: at once while they are
/// few; at the end, and in memory that does not grow with them, when they are many.
struct GivenFacts {
  /// As small as it can be: there may be as many as rows.
  struct Place: Hashable {
    /// The place of the file among those of the import.
    var file: Int { Int(fileNumber) }
    var line: Int { Int(lineNumber) }
    private let fileNumber: Int32
    private let lineNumber: Int32

    init(file: Int, line: Int) {
      (fileNumber, lineNumber) = (Int32(clamping: file), Int32(clamping: line))
    }
  }

  fileprivate struct Entry {
    var print: Int
    var place: Place
  }

  /// So many are held in memory.
  private let limit: Int
  private var prints = FingerprintSet()
  private var entries: [Entry] = []
  private var spilled: SpilledEntries?

  init(limit: Int = 1 << 17) { self.limit = limit }

  /// False when it is known already to have been given before.
  mutating func insert(_ print: Int, at place: Place) throws -> Bool {
    let entry = Entry(print: print, place: place)
    if spilled != nil {
      try spilled?.append(entry)
      return true
    }
    guard prints.insert(print) else { return false }
    entries.append(entry)
    if entries.count >= limit { try spill() }
    return true
  }

  private mutating func spill() throws {
    var spilled = try SpilledEntries()
    for entry in entries { try spilled.append(entry) }
    self.spilled = spilled
    (prints, entries) = (FingerprintSet(), [])
  }

  typealias Again = (place: Place, first: Place)

  /// Where facts were given again that were too many to be told at once, with where each was given first: so many of them in the
  /// order of files and lines, and how many more there are.
  mutating func givenAgain(_ wanted: Int) throws -> (first: [Again], more: Int) {
    guard let spilled else { return ([], 0) }
    defer { self.spilled = nil }
    var found: [Again] = []
    var more = 0
    func cut() {
      found.sort { ($0.place.file, $0.place.line) < ($1.place.file, $1.place.line) }
      more += max(0, found.count - wanted)
      found = Array(found.prefix(wanted))
    }
    for part in 0..<SpilledEntries.parts {
      let entries = try spilled.entries(of: part)
      var met = FingerprintSet()
      var again: Set<Int> = []
      for entry in entries where !met.insert(entry.print) { again.insert(entry.print) }
      guard !again.isEmpty else { continue }
      var first: [Int: Place] = [:]
      for entry in entries where again.contains(entry.print) {
        if let first = first[entry.print] {
          found.append((entry.place, first))
        } else {
          first[entry.print] = entry.place
        }
      }
      cut()
    }
    return (found, more)
  }
}

/// Entries in a file, in parts by their prints, so that those of one part fit into memory.
private struct SpilledEntries {
  static let parts = 256
  /// So many of a part lie together.
  private static let blockLength = 256
  private static let stride = MemoryLayout<GivenFacts.Entry>.stride
  private static let blockSize = blockLength * stride

  private let file: ScratchFile
  /// Of each part, the entries that have not been written yet, and where its blocks stand in the file.
  private var open = Array(repeating: [GivenFacts.Entry](), count: parts)
  private var blocks = Array(repeating: [Int32](), count: parts)
  private var blockCount = 0

  init() throws { file = try ScratchFile("import") }

  mutating func append(_ entry: GivenFacts.Entry) throws {
    let part = Int(UInt(bitPattern: entry.print) >> 56)
    open[part].append(entry)
    guard open[part].count == Self.blockLength else { return }
    try write(open[part])
    blocks[part].append(Int32(blockCount))
    blockCount += 1
    open[part].removeAll(keepingCapacity: true)
  }

  private func write(_ block: [GivenFacts.Entry]) throws {
    let offset = blockCount * Self.blockSize
    try block.withUnsafeBytes { bytes in try file.write(bytes, at: offset) }
  }

  /// In the order they were given.
  func entries(of part: Int) throws -> [GivenFacts.Entry] {
    let blank = GivenFacts.Entry(print: 0, place: GivenFacts.Place(file: 0, line: 0))
    var entries = Array(repeating: blank, count: blocks[part].count * Self.blockLength)
    try entries.withUnsafeMutableBytes { bytes in
      for (index, block) in blocks[part].enumerated() {
        let room = bytes[index * Self.blockSize..<(index + 1) * Self.blockSize]
        try file.read(UnsafeMutableRawBufferPointer(rebasing: room), at: Int(block) * Self.blockSize)
      }
    }
    return entries + open[part]
  }
}
