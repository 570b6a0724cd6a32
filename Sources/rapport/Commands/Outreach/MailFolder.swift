import CustomerSuccess
import Files
import Foundation

/// A folder that messages are written into as files.
struct MailFolder: Sendable {
  let path: String

  /// Makes it where it is not there.
  init(_ name: String) throws {
    do throws(FileFailure) { path = try FileTarget(name).path } catch {
      throw Complaint.complain(error.words, Complaint.workFailed)
    }
    do { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) } catch {
      throw Complaint.complain(
        "No folder \(name) can be made: \(SystemWords.why(errno)).", Complaint.workFailed)
    }
  }

  /// `MSG-12.eml`
  @Sendable func put(_ mail: MailText) -> MailOutcome {
    let name = "\(mail.id.prefix { $0 != "." }).eml"
    do throws(FileFailure) {
      guard try FileTarget("\(path)/\(name)").write(mail.written(.file), replaces: false) else {
        return .failed("there is a file \(name) already")
      }
      return .sent("as \(name)")
    } catch {
      return .failed(error.words)
    }
  }
}
