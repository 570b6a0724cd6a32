public import CustomerSuccess
import Files
import Foundation

/// The configured mail command, called once with one message on its standard input.
public struct MailCommand: Sendable {
  let words: [String]
  let timeout: Int

  public init(_ settings: MailSettings) {
    words = settings.command
    timeout = settings.timeout
  }

  /// What it said of itself, as much as anybody reads.
  private static let mostSaid = 300

  /// A command that ends with something else than 0 has not sent it; of one that was ended or does not end, nobody knows.
  public func send(_ mail: String) -> MailOutcome {
    guard let program = words.first?.split(separator: "/").last.map(String.init) else {
      return .failed("no mail command is configured")
    }
    let (input, errors): (ScratchFile, ScratchFile)
    do throws(FileFailure) { (input, errors) = (try scratch(holding: mail), try ScratchFile("mail")) } catch {
      return .failed("the message could not be handed over: \(error.words)")
    }
    do throws(ChildProgram.NotStarted) {
      let child = try ChildProgram(
        words, in: .piped(input: input.descriptor, output: errors.descriptor, errors: errors.descriptor))
      switch child.ending(within: timeout) {
      case nil: return .unknown("\(program) did not end within \(timeout) seconds")
      case .code(0): return .sent(program)
      case .code(let code): return .failed("\(program) ended with \(code)\(said(errors))")
      case .signal(let number): return .unknown("\(program) was ended by signal \(number)\(said(errors))")
      }
    } catch {
      return .failed("\(program) could not be started: \(error.words)")
    }
  }

  private func scratch(holding mail: String) throws(FileFailure) -> ScratchFile {
    let file = try ScratchFile("mail")
    let failed: FileFailure? = Array(mail.utf8).withUnsafeBytes { bytes in
      do throws(FileFailure) {
        try file.write(bytes, at: 0)
        return nil
      } catch { return error }
    }
    if let failed { throw failed }
    return file
  }

  private func said(_ errors: ScratchFile) -> String {
    let text = (try? errors.text(most: Self.mostSaid)) ?? ""
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
      .filter { $0.unicodeScalars.allSatisfy { $0.value > 31 && $0.value != 127 } }
    return line.isEmpty ? "" : ": \(line)"
  }
}
