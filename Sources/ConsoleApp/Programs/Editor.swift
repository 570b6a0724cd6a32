import Files
public import Foundation
import Glibc

/// The person's own editor, on a file of its own.
public struct Editor: Sendable {
  /// As the variables say it: `vi`, `code --wait`.
  let command: String

  /// VISUAL goes before EDITOR; where neither says anything, vi.
  public init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    let said = [environment["VISUAL"], environment["EDITOR"]].compactMap { $0?.trimmingCharacters(in: .whitespaces) }
    command = said.first { !$0.isEmpty } ?? "vi"
  }

  /// The text as it was left; called while the terminal is given away. `name` is the file's, which tells editors its language.
  public func edit(_ text: String, named name: String = "text.md") -> Result<String, EditorFailure> {
    let folder: ScratchFolder
    let file: EditedFile
    do throws(FileFailure) {
      folder = try ScratchFolder("text")
      file = EditedFile(in: folder.path, named: name)
      try file.begin(text)
    } catch {
      return .failure(EditorFailure("The text could not be written for \(command): \(error.words)"))
    }
    let result = edit(file, holding: text)
    guard case .failure(var failure) = result else {
      folder.remove()
      return result
    }
    guard failure.isKept else {
      folder.remove()
      failure.words += "; the text is as it was"
      return .failure(failure)
    }
    let isAlone = file.isAlone
    let kept = folder.keep()
    failure.words += "; the text is as it was, what it wrote is in \(kept)\(isAlone ? "/\(name)" : "")"
    return .failure(failure)
  }

  /// On a file that holds the text already, and stays where it is.
  public func edit(_ file: EditedFile, holding text: String) -> Result<String, EditorFailure> {
    let ending: ProgramEnding
    do throws(ChildProgram.NotStarted) { ending = try ForegroundProgram.run(arguments(file.path)) } catch {
      return .failure(EditorFailure("\(command) could not be started: \(error.words)"))
    }
    if let complaint = ending.complaint {
      return .failure(failure("\(command) \(complaint)", file, text, ending))
    }
    guard let edited = file.text else {
      return .failure(failure("\(command) left no text in UTF-8", file, text, ending))
    }
    // The end of the last line is the file's; what was left as it was is the text that was given.
    return .success(file.holds(text) ? text : edited)
  }

  /// An editor that says it failed was told to (`:cq`); what one wrote before it was killed, or wrote otherwise, is not
  /// thrown away, nor what it saved of itself beside the file: so do editors whose terminal goes away, and end as if they had been
  /// told to fail.
  private func failure(
    _ words: String, _ file: EditedFile, _ text: String, _ ending: ProgramEnding
  ) -> EditorFailure {
    let wasKilled =
      switch ending {
      case .signal: true
      // A shell between says it so.
      case .code(let code): code > 128
      }
    let isMeant = !wasKilled && ending != .code(0)
    let saved = file.rescued ?? (isMeant || file.holds(text) ? nil : file.text)
    return EditorFailure(
      words, wasKilled: wasKilled, left: saved, isKept: saved != nil || !file.others.isEmpty)
  }

  /// Words are words; what the shell has to read (quotes, variables) it reads, and gets the file's path as an argument.
  func arguments(_ path: String) -> [String] {
    guard command.contains(where: { "|&;<>()$`\\\"'*?[]#~=%{}\n\t".contains($0) }) else {
      return command.split(separator: " ").map(String.init) + [path]
    }
    return ["/bin/sh", "-c", "\(command) \"$1\"", "sh", path]
  }
}

/// Why the person's editor did not work out.
public struct EditorFailure: Error, Hashable, Sendable {
  public var words: String
  /// It had no chance to put the terminal in order.
  public var wasKilled: Bool
  /// What it had saved, where that was not given up by the person.
  public var left: String?
  /// The file, or one beside it, holds what is nowhere else.
  public var isKept: Bool

  public init(_ words: String, wasKilled: Bool = false, left: String? = nil, isKept: Bool = false) {
    self.words = words
    self.wasKilled = wasKilled
    self.left = left
    self.isKept = isKept
  }
}
