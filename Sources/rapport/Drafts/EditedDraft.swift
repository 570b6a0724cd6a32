import ConsoleApp
import CustomerSuccess
import Files
import Foundation

/// A text of a form while it is with the person's editor: its file, and beside it what form it belongs to, written before the
/// editor starts. Whatever ends first, what was saved is a draft of that form.
struct EditedDraft {
  let folder: String

  static let ending = ".editor"
  private static let form = "form.json"

  var file: EditedFile { EditedFile(in: folder, beside: [EditedDraft.form]) }
  var form: String { "\(folder)/\(EditedDraft.form)" }

  /// The form with what the editor saved; nil where that is what it began with.
  var saved: Draft? {
    guard var draft = Draft(fileAt: form), let field = draft.editing, let text = file.rescued ?? file.text,
      !file.holds(draft.values[field] ?? "") || file.rescued != nil
    else { return nil }
    draft.values[field] = text
    draft.editing = nil
    return draft
  }

  /// Takes it away. Files that only the editor can read (vim's swap) stay, under a name that is told by what this answers.
  @discardableResult
  func retire() -> String? {
    let others = file.others
    guard FileStatus(folder)?.isFolder == true else { return nil }
    guard others.isEmpty else {
      let parent = FilePath.folder(of: folder)
      let kept = "\(parent)/\(EditedDraft.left)\(String(UInt32.random(in: 0...UInt32.max), radix: 36))"
      return rename(folder, kept) == 0 ? kept : folder
    }
    for name in (try? FolderNames.of(folder))?.readable ?? [] { unlink("\(folder)/\(name)") }
    rmdir(folder)
    return nil
  }

  static let left = "left-"
}

extension DraftFolder {
  /// The text as the person's own editor was left with it.
  func edit(_ request: EditRequest, by editor: Editor = Editor()) -> Result<String, EditorFailure> {
    // Where nothing can be kept beside the database, the text is with the editor all the same.
    guard let edited = try? begin(request) else { return editor.edit(request.text) }
    let result = editor.edit(edited.file, holding: request.text)
    // Now, and not when the form has it: the terminal may have gone away with both, and the console is about to end.
    keep(result, of: request)
    let kept = edited.retire()
    guard case .failure(var failure) = result else { return result }
    failure.words += failure.left == nil ? "; the text is as it was" : "; what it had saved is in the form"
    if let kept { failure.words += ", what it wrote is in \(kept)" }
    return .failure(failure)
  }

  private func keep(_ result: Result<String, EditorFailure>, of request: EditRequest) {
    let text: String?
    switch result {
    case .success(let edited): text = edited
    case .failure(let failure): text = failure.left
    }
    guard let text, text != request.text else { return }
    var draft = request.draft
    draft.values[request.field] = text
    try? write(draft, to: path(of: draft.key))
  }

  func begin(_ request: EditRequest) throws -> EditedDraft {
    try make()
    let edited = edited(request.draft.key)
    edited.retire()
    guard mkdir(edited.folder, 0o700) == 0 else { throw POSIXError(.EIO) }
    var draft = request.draft
    draft.editing = request.field
    try write(draft, to: edited.form)
    try edited.file.begin(request.text)
    return edited
  }

  func edited(_ key: Draft.Key) -> EditedDraft { EditedDraft(folder: base(of: key) + EditedDraft.ending) }

  var edited: [EditedDraft] {
    names(ending: EditedDraft.ending).map { EditedDraft(folder: "\(folder.path)/\($0)") }
  }

  /// Folders with what an editor left that no form can show.
  var left: [String] {
    ((try? FolderNames.of(folder.path))?.readable ?? []).filter { $0.hasPrefix(EditedDraft.left) }
      .map { "\(folder.path)/\($0)" }
  }
}
