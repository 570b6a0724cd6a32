import CustomerSuccess
import TerminalUI

/// Keys while a form, or what became of it, stands above the screen.
extension Console {
  mutating func press(_ key: Key, in form: inout FormView) -> [Effect] {
    switch form.press(key, people: people, on: size) {
    case .editing: overlay = .form(previewing(form))
    case .left: return leave(form)
    case .thrownAway:
      overlay = nil
      return dropDraft(of: form) + [.say("Thrown away")]
    case .wantsEditor:
      overlay = .form(form)
      return [editing(form)]
    case .submitted: return submit(&form)
    case .insisted:
      overlay = .form(form)
      guard openJob == nil, let last = lastJob else { break }
      return submit(last.job.sure, on: last.subjects)
    }
    return []
  }

  private mutating func submit(_ form: inout FormView) -> [Effect] {
    // A second Enter before the first is answered is the same Enter.
    guard openJob == nil else { return [] }
    do throws(ParameterError) {
      let subjects = form.subjects
      guard !subjects.isEmpty else { throw form.nobody }
      var deed = form.deed
      deed.begun = form.untouched
      deed.values = try named(deed.values, form.fields.map(\.parameter))
      let requests = try requests(deed, on: subjects, sights: form.sights)
      if let name = form.newName(among: people) {
        form.askAbout(name)
        overlay = .form(form)
        return []
      }
      overlay = .form(form)
      return submit(requests, of: deed, on: subjects)
    } catch {
      form.complain(error)
      overlay = .form(form)
      return []
    }
  }

  mutating func press(_ key: Key, in view: ConflictView) -> [Effect] {
    switch view.choice(for: key) {
    case .keepTheirs:
      overlay = nil
      let isWritten = view.form?.isWritten ?? false
      return [.say("Nothing of yours was written\(isWritten ? "; your text is kept as a draft" : "")")]
    case .insist:
      if let form = view.form { overlay = .form(form) } else { overlay = nil }
      return submit(view.job.insisting(after: view.conflict), on: view.subjects)
    case .back:
      overlay = view.form.map(Overlay.form)
      return []
    case nil: return []
    }
  }
}

extension FormView {
  /// Nobody was chosen, or nobody is called so.
  fileprivate var nobody: ParameterError {
    let typed = fields.first?.value ?? ""
    return ParameterError(
      FormView.who.name,
      typed.isEmpty ? "expected a customer's name or id" : "found '\(typed)', expected a customer's name or id")
  }
}

extension Verb {
  /// Makes something new for a customer, whoever is looked at just then.
  var isForAnyCustomer: Bool { [.open, .add, .activity, .learner, .contact, .survey, .counter, .event].contains(self) }
}
