internal import CArchive
import Files

/// The parts of a workbook's archive, each read as a stream. Where in the archive they stand does not matter.
struct WorkbookArchive: Sendable {
  /// Where the archive is.
  enum Place: Sendable {
    case file(String)
    case memory([UInt8])
  }

  /// A workbook that comes as a stream is held in memory up to this.
  static let memory = 256 << 20

  let file: String
  private let place: Place
  private let size: Int

  /// The file at `path`; what comes as a stream is taken into memory.
  init(file: String, _ bytes: LedBytes, path: String?) throws {
    self.file = file
    if let path, let status = FileStatus(path) {
      (place, size) = (.file(path), status.size)
      return
    }
    var (bytes, held) = (bytes, [UInt8]())
    while let piece = try bytes.next() {
      held += piece
      guard held.count <= WorkbookArchive.memory else {
        throw InputComplaint(
          file: file, message: "comes as a stream of more than \(WorkbookArchive.memory >> 20) MB, expected a file")
      }
    }
    (place, size) = (.memory(held), held.count)
  }

  /// Hands `use` the stream of a part; nil where there is no such part.
  func part<Answer>(_ name: String, _ use: (PartStream) throws -> Answer) throws -> Answer? {
    guard let stream = try open(name) else { return nil }
    return try use(stream)
  }

  /// The stream of a part, to be read as long as one likes; nil where there is none.
  func open(_ name: String) throws -> PartStream? {
    let wanted = name.hasPrefix("/") ? String(name.dropFirst()) : name
    let stream = try PartStream(file: file, place, limit: max(PartStream.always, size * PartStream.ratio))
    return try stream.goTo(wanted) ? stream : nil
  }
}

/// One part of an archive on its way out of it.
final class PartStream {
  /// What a part may always come to, and how many times the archive's size beyond that: far more than tables do, far less than
  /// an archive that is made to fill a disk.
  static let always = 64 << 20
  static let ratio = 400

  private let file: String
  private let reader: OpaquePointer
  private let limit: Int
  private var total = 0
  /// The archive's bytes have to stay where they are.
  private let held: UnsafeMutableRawBufferPointer?

  init(file: String, _ place: WorkbookArchive.Place, limit: Int) throws {
    self.file = file
    self.limit = limit
    var why: UnsafePointer<CChar>?
    let opened: OpaquePointer?
    switch place {
    case .file(let path):
      held = nil
      opened = archive_reader_open(path, nil, 0, &why)
    case .memory(let bytes):
      let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 1)
      copy.copyBytes(from: bytes)
      held = copy
      opened = archive_reader_open(nil, copy.baseAddress, bytes.count, &why)
    }
    guard let opened else {
      held?.deallocate()
      throw InputComplaint(
        file: file, message: "cannot be read as a workbook: \(why.map { String(cString: $0) } ?? "damaged")")
    }
    reader = opened
  }

  deinit {
    archive_reader_close(reader)
    held?.deallocate()
  }

  fileprivate func goTo(_ name: String) throws -> Bool {
    var found: UnsafePointer<CChar>?
    while true {
      let status = archive_reader_next(reader, &found)
      guard status >= 0 else { throw damaged }
      guard status > 0, let found else { return false }
      if String(cString: found) == name { return true }
    }
  }

  /// The next bytes; nil at the end.
  func next(_ length: Int = 1 << 16) throws -> [UInt8]? {
    var count = 0
    let piece = [UInt8](unsafeUninitializedCapacity: length) { buffer, filled in
      count = archive_reader_read(reader, buffer.baseAddress, length)
      filled = max(0, count)
    }
    guard count >= 0 else { throw damaged }
    total += count
    guard total <= limit else {
      throw InputComplaint(
        file: file,
        message: "grows to more than \(limit >> 20) MB when it is unpacked, expected a table; it is not read")
    }
    return count == 0 ? nil : piece
  }

  private var damaged: InputComplaint {
    InputComplaint(file: file, message: "is damaged: \(String(cString: archive_reader_error(reader)))")
  }
}
