import Files

/// Something with a fingerprint, in bytes that mean the same wherever they lie.
protocol PartedEntry: BitwiseCopyable {
  var print: Int { get }
}

/// Entries in parts by their fingerprints, so that those of one part fit into memory: a few of each in memory, the rest in a
/// file that is made with the first of them.
struct PartedEntries<Entry: PartedEntry> {
  /// So many of a part lie together.
  private let blockLength: Int
  /// Of each part, the entries that have not been written yet, and where its blocks stand in the file.
  private var open = Array(repeating: [Entry](), count: PrintPart.count)
  private var blocks = Array(repeating: [Int32](), count: PrintPart.count)
  private var blockCount = 0
  private var file: ScratchFile?

  init(blockLength: Int = 256) { self.blockLength = blockLength }

  private var blockSize: Int { blockLength * MemoryLayout<Entry>.stride }

  /// Bytes in memory, but four for each block in the file.
  var held: Int { open.reduce(0) { $0 + $1.count } * MemoryLayout<Entry>.stride }

  mutating func append(_ entry: Entry) throws {
    let part = PrintPart.place(of: entry.print)
    open[part].append(entry)
    guard open[part].count == blockLength else { return }
    let file = try file ?? ScratchFile("import")
    self.file = file
    try open[part].withUnsafeBytes { bytes in try file.write(bytes, at: blockCount * blockSize) }
    blocks[part].append(Int32(blockCount))
    blockCount += 1
    open[part].removeAll(keepingCapacity: true)
  }

  /// In the order they came.
  func entries(of part: Int) throws -> [Entry] {
    guard let file, !blocks[part].isEmpty else { return open[part] }
    let length = blocks[part].count * blockLength
    return try Array(unsafeUninitializedCapacity: length + open[part].count) { room, count in
      for (index, block) in blocks[part].enumerated() {
        let entries = UnsafeMutableBufferPointer(rebasing: room[index * blockLength..<(index + 1) * blockLength])
        try file.read(UnsafeMutableRawBufferPointer(entries), at: Int(block) * blockSize)
      }
      _ = UnsafeMutableBufferPointer(rebasing: room[length...]).initialize(from: open[part])
      count = length + open[part].count
    }
  }
}

/// Texts one after the other: the last ones in memory, the rest in a file that is made with the first of them.
struct PutAsideTexts {
  private static let blockSize = 1 << 16
  private static let prefix = MemoryLayout<UInt32>.size

  private var open: [UInt8] = []
  private var written = 0
  private var file: ScratchFile?

  /// Bytes in memory.
  var held: Int { open.count }

  /// Answers where it stands.
  mutating func append(_ text: String) throws -> Int {
    let place = written + open.count
    withUnsafeBytes(of: UInt32(clamping: text.utf8.count)) { open.append(contentsOf: $0) }
    open.append(contentsOf: text.utf8)
    if open.count >= Self.blockSize { try write() }
    return place
  }

  private mutating func write() throws {
    let file = try file ?? ScratchFile("import")
    self.file = file
    try open.withUnsafeBytes { bytes in try file.write(bytes, at: written) }
    written += open.count
    open.removeAll(keepingCapacity: true)
  }

  func text(at place: Int) throws -> String {
    let length = try bytes(at: place, Self.prefix) { $0.loadUnaligned(as: UInt32.self) }
    return try bytes(at: place + Self.prefix, Int(length)) { String(decoding: $0, as: UTF8.self) }
  }

  private func bytes<Answer>(at place: Int, _ count: Int, _ body: (UnsafeRawBufferPointer) -> Answer) throws -> Answer {
    // A text is written with its length, so that it lies in one of the two.
    guard place < written, let file else {
      let start = place - written
      return open[start..<start + count].withUnsafeBytes(body)
    }
    var found = [UInt8](repeating: 0, count: count)
    try found.withUnsafeMutableBytes { bytes in try file.read(bytes, at: place) }
    return found.withUnsafeBytes(body)
  }
}
