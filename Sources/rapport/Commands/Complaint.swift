import ArgumentParser
import Files
import Foundation
import Framework
import TerminalUI

/// Why a command cannot go on: words for standard error, and the exit code that tells scripts why.
struct Complaint: Error {
  var words: String
  var code: ExitCode

  static let workFailed = ExitCode(1)
  static let inputIsWrong = ExitCode(2)
  /// A value of the call itself is wrong: of an option or a filter.
  static let valueIsWrong = ExitCode.validationFailure
  /// It is done, and nobody could be told.
  static let undelivered = ExitCode(3)

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
    do {
      return try FileText.read(path)
    } catch {
      guard error.words != FileText.noText else { throw complain("\(path): not UTF-8 text", inputIsWrong) }
      let lead = error.words.hasPrefix("cannot be read") ? "" : "cannot be read: "
      throw complain("\(path): \(lead)\(error.words)", workFailed)
    }
  }

  /// Runs `work` on files; what goes wrong with them ends with 1.
  static func filing<Value>(_ work: () throws(FileFailure) -> Value) throws -> Value {
    do {
      return try work()
    } catch {
      throw complain("\(error.words).", workFailed)
    }
  }

  /// A value of the call: the option or the word, what it was, and what it could be.
  static func wrongValue(_ place: String, _ found: String, _ expected: String) -> Complaint {
    complain("\(place): found '\(found)', expected \(expected)", valueIsWrong)
  }

  static func complain(_ words: String, _ code: ExitCode) -> Complaint { Complaint(words: words, code: code) }

  /// Something to know beside the answer.
  static func note(_ words: String) { Complaint(words: words, code: .success).say() }

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
