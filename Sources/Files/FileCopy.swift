import Glibc

/// The bytes of one file in another, which must be new.
public enum FileCopy {
  private static let piece = 1 << 20

  public static func copy(_ path: String, to target: String) throws(FileFailure) {
    let stream: ByteStream
    do { stream = try ByteStream(path) } catch { throw FileFailure("\(path): \(error.words)") }
    let file = try NewFile(for: target)
    do throws(FileFailure) {
      while let bytes = try stream.next(piece) { try file.write(bytes) }
    } catch {
      file.abandon()
      throw error
    }
    guard try file.finish() else { throw FileFailure("\(target) is there already") }
  }
}
