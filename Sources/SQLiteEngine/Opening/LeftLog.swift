import Files
import Foundation

/// What a process that was cut off has left beside the database, and which database that was.
///
/// SQLite replays what it finds under the right name, whatever database lies there now. The database's change counter tells
/// them apart: a log begins from one counter and leads to another, and the database it belongs to stands between.
struct LeftLog {
  /// From which counter it begins, and to which it leads; nil where that was not read to its end.
  var first: UInt32
  var last: UInt32?

  func belongs(to header: DatabaseHeader) -> Bool {
    // The counter of a connection that has the first page in memory may stand still over several commits.
    guard header.counter &+ 1 >= first else { return false }
    return last.map { header.counter <= $0 } ?? true
  }
}

/// The write-ahead log: frames of 24 bytes and a page, valid while they carry the header's salts and the running checksum.
struct WriteAheadLog {
  private static let headLength = 32
  private static let frameHead = 24
  /// So many frames are looked at: more than SQLite lets gather unless something holds it up.
  private static let limit = 50_000

  private let file: FileReader
  private let head: [UInt8]
  let pageSize: Int
  private var frameLength: Int { Self.frameHead + pageSize }

  /// Nil where there is none, or nothing in it.
  init?(beside database: String) {
    guard let file = try? FileReader(database + "-wal"), file.size > Self.headLength else { return nil }
    self.file = file
    head = file.bytes(at: 0, count: Self.headLength)
    guard head.count == Self.headLength, BigEndian.number(head[0..<4]) & ~1 == 0x377f_0682 else { return nil }
    pageSize = Int(BigEndian.number(head[8..<12]))
    guard pageSize >= 512, pageSize <= 65_536, pageSize & (pageSize - 1) == 0 else { return nil }
  }

  struct Reading {
    /// Something in it was committed.
    var isCommitted = false
    /// Nil where the database's first page is nowhere in it.
    var log: LeftLog?
  }

  /// `isStrict` goes by the checksums too: after a power cut frames may stand there that are none.
  func read(isStrict: Bool) -> Reading {
    var reading = Reading()
    var open: [UInt32] = []
    var sum = Checksum(head: head)
    var offset = Self.headLength
    var count = 0
    while let frame = frame(at: offset, whole: isStrict), count < Self.limit {
      if isStrict, !sum.holds(for: frame) { break }
      if BigEndian.number(frame[0..<4]) == 1 { open.append(counter(of: frame, at: offset)) }
      if BigEndian.number(frame[4..<8]) != 0 {
        reading.isCommitted = true
        for counter in open { reading.log = LeftLog(first: reading.log?.first ?? counter, last: counter) }
        open = []
      }
      offset += frameLength
      count += 1
    }
    if count == Self.limit { reading.log?.last = nil }
    return reading
  }

  private func frame(at offset: Int, whole: Bool) -> [UInt8]? {
    let wanted = whole ? frameLength : Self.frameHead
    guard offset + frameLength <= file.size else { return nil }
    let frame = file.bytes(at: offset, count: wanted)
    guard frame.count == wanted, frame[8..<16] == head[16..<24] else { return nil }
    return frame
  }

  private func counter(of frame: [UInt8], at offset: Int) -> UInt32 {
    guard frame.count > Self.frameHead else {
      return BigEndian.number(file.bytes(at: offset + Self.frameHead + 24, count: 4)[...])
    }
    return BigEndian.number(frame[Self.frameHead + 24..<Self.frameHead + 28])
  }

  /// SQLite's running sum over the header and each frame.
  private struct Checksum {
    private var (first, second): (UInt32, UInt32) = (0, 0)
    private let isBigEndian: Bool

    init(head: [UInt8]) {
      isBigEndian = head[3] & 1 == 1
      add(head[0..<24])
    }

    mutating func holds(for frame: [UInt8]) -> Bool {
      add(frame[0..<8])
      add(frame[WriteAheadLog.frameHead...])
      return BigEndian.number(frame[16..<20]) == first && BigEndian.number(frame[20..<24]) == second
    }

    private mutating func add(_ bytes: ArraySlice<UInt8>) {
      bytes.withUnsafeBytes { raw in
        for place in stride(from: 0, to: raw.count - 7, by: 8) {
          let left = raw.loadUnaligned(fromByteOffset: place, as: UInt32.self)
          let right = raw.loadUnaligned(fromByteOffset: place + 4, as: UInt32.self)
          first = first &+ (isBigEndian ? left.bigEndian : left.littleEndian) &+ second
          second = second &+ (isBigEndian ? right.bigEndian : right.littleEndian) &+ first
        }
      }
    }
  }
}

/// The rollback journal, from which a cut-off change is taken back: pages as they were before it.
enum RollbackJournal {
  private static let magic: [UInt8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7]
  private static let limit = 50_000

  static func isThere(beside database: String) -> Bool {
    guard let file = try? FileReader(database + "-journal") else { return false }
    return file.bytes(at: 0, count: magic.count) == magic
  }

  /// Nil where there is none, or the database's first page is not in it.
  static func read(beside database: String) -> LeftLog? {
    guard let file = try? FileReader(database + "-journal") else { return nil }
    let head = file.bytes(at: 0, count: 28)
    guard head.count == 28, head.starts(with: magic) else { return nil }
    let (sector, pageSize) = (Int(BigEndian.number(head[20..<24])), Int(BigEndian.number(head[24..<28])))
    guard sector >= 28, pageSize >= 512, pageSize <= 65_536 else { return nil }
    let said = BigEndian.number(head[8..<12])
    let count = said == .max ? limit : min(limit, Int(said))
    for index in 0..<count {
      let record = file.bytes(at: sector + index * (pageSize + 8), count: 32)
      guard record.count == 32 else { return nil }
      guard BigEndian.number(record[0..<4]) == 1 else { continue }
      // Before the change, and one further when it was nearly done.
      let counter = BigEndian.number(record[28..<32])
      return LeftLog(first: counter, last: counter &+ 1)
    }
    return nil
  }
}
