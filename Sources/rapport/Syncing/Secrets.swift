import CustomerSuccess
import Files
import Foundation
import Interchange

/// The secrets of one source, read anew for each run. They go into what a command reads and into its environment; what is said, kept or
/// logged about the run goes through `hidden` first.
struct Secrets {
  let values: [String: String]

  /// Throws where one is missing, or where others could read it.
  init(
    _ places: [String: SecretPlace], in folder: URL,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws {
    values = try places.reduce(into: [:]) { values, place in
      let text = try Secrets.read(place.key, place.value, folder, environment)
      // A line of its own could say anything to the command that reads it.
      guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f }) else {
        throw SourceFailure("secret \(place.key): holds more than one line, or a control character, expected one line")
      }
      values[place.key] = text
    }
  }

  private static func read(
    _ name: String, _ place: SecretPlace, _ folder: URL, _ environment: [String: String]
  ) throws -> String {
    switch place {
    case .environment(let variable):
      guard let value = environment[variable], !value.isEmpty else {
        throw SourceFailure("secret \(name): the environment has no \(variable)")
      }
      return value
    case .file(let path):
      let path = SourcePaths.path(path, in: folder)
      guard let status = FileStatus(path) else { throw SourceFailure("secret \(name): \(path): there is no such file") }
      guard status.mode & 0o077 == 0, status.owner == geteuid() else {
        let mode = String(status.mode & 0o777, radix: 8)
        let whose = status.owner == geteuid() ? "has mode 0\(mode)" : "is somebody else's"
        throw SourceFailure("secret \(name): \(path) \(whose), expected a file of your own with mode 0600 (chmod 600)")
      }
      let text: String
      do { text = try FileText.read(path) } catch { throw SourceFailure("secret \(name): \(path): \(error.words)") }
      let line = text.trimmingCharacters(in: .newlines)
      guard !line.isEmpty else { throw SourceFailure("secret \(name): \(path) is empty") }
      return line
    }
  }

  /// The words without any secret, as it is or as an address has it, and without what a command tells of its credentials.
  func hidden(_ words: String) -> String {
    var text = words
    let shown = values.values.flatMap { [$0, WebAddress.encoded($0)] }
    for secret in shown.sorted(by: { $0.count > $1.count }) where !secret.isEmpty {
      text = text.replacing(secret, with: "***")
    }
    return text.replacing(/(?i)(authorization: *)[^\n]*/) { match in "\(match.output.1)***" }
  }
}

/// Paths in `sources.yaml`: from the home folder, else from the folder that the file lies in.
enum SourcePaths {
  static func path(_ path: String, in folder: URL) -> String {
    if path.hasPrefix("/") || path.hasPrefix("~/") { return BaseFolders.url(ofPath: path).path }
    return folder.appending(path: path).path
  }
}
