import ArgumentParser
import Foundation
import Framework
import TerminalUI

/// Why a command cannot go on: words for standard error, and the exit code that tells scripts why.
struct Complaint: Error {
  var words: String
  var code: ExitCode

  static let workFailed = ExitCode(1)
  static let inputIsWrong = ExitCode(2)

  /// Runs `work`; a wrong value in a file ends with 2, its place and what was expected.
  static func reading<Value>(_ work: () throws(DocumentError) -> Value) throws -> Value {
    do {
      return try work()
    } catch {
      throw complain(error.description, inputIsWrong)
    }
  }

  /// The text of a file the caller named.
  static func text(of path: String) throws -> String {
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw complain("\(path): cannot be read: \(whyUnreadable(path, error))", workFailed)
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw complain("\(path): not UTF-8 text", inputIsWrong)
    }
    return text
  }

  /// The system's own words are a code for a folder and two sentences for what is missing.
  private static func whyUnreadable(_ path: String, _ error: any Error) -> String {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      return "there is no such file"
    }
    return isDirectory.boolValue ? "is a folder, expected a file" : error.localizedDescription
  }

  static func complain(_ words: String, _ code: ExitCode) -> Complaint { Complaint(words: words, code: code) }

  /// Says it, with nothing in it that could steer the terminal.
  func say() {
    // Where standard error cannot be written, there is nobody to tell.
    try? FileHandle.standardError.write(contentsOf: Data("\(Visible.lines(words))\n".utf8))
  }
}

extension Complaint {
  /// A command of several that was called without saying which.
  static func missingChoice(of name: String, in command: any ParsableCommand.Type) -> ValidationError {
    let known = command.configuration.subcommands.compactMap { $0.configuration.commandName }.joined(separator: ", ")
    return ValidationError("'rapport \(name)' wants to know what: one of \(known).")
  }
}
