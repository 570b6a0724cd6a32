import CustomerSuccess
import SuccessStore

/// A form as a draft, and what was seen of its things.
extension FormView {
  var thingsTitle: String {
    if asksWho { return subjects.first?.title ?? "" }
    guard things.count == 1, let thing = things.first else {
      return things.isEmpty ? "" : "\(NumberWords.whole(things.count)) chosen"
    }
    let id = thing.target.description
    return thing.title.hasPrefix(id) ? thing.title : "\(id) \(thing.title)"
  }

  /// All that it takes to fill it in again, the chosen customer included.
  var draftValues: [String: String] {
    var values = values
    if asksWho, let picked = fields.first?.pick?.picked {
      values[FormView.who.name] = picked.id
      values["\(FormView.who.name).title"] = picked.title
    }
    return values
  }

  /// How many events of its tickets were seen before it is sent.
  var eventsSeen: [String: Int] {
    let seen = things.compactMap { thing -> (String, Int)? in
      guard case .events(let count, _)? = sights[thing.target] ?? thing.sight else { return nil }
      return (thing.target.description, count)
    }
    return Dictionary(seen) { first, _ in first }
  }

  /// What was typed into this form before, with when that was. What was left as it stood then stands as it does now, and what
  /// was seen then is what it is held against: others may have been at work since.
  mutating func restore(_ draft: Draft, from moment: String) {
    for index in fields.indices {
      let parameter = fields[index].parameter
      guard let value = draft.values[parameter.name] else { continue }
      if asksWho, index == 0 {
        let title = draft.values["\(FormView.who.name).title"] ?? value
        let subject = ActSubject.known(.customer(CustomerID(value)), title: title)
        put(PickInput.Option(subject: subject, title: title))
        continue
      }
      let (then, now) = (draft.offered[parameter.name], beginning[parameter.name] ?? "")
      guard value != then, value != fields[index].value else { continue }
      set(parameter.name, to: value)
      if let then, then != now { changedSince.append("\(parameter.title): \(words(then)) → \(words(now))") }
    }
    for thing in things {
      guard let then = draft.seen[thing.target.description], case .events(let now, let cause)? = thing.sight, then < now
      else { continue }
      sights[thing.target] = .events(then, rootCause: cause)
      changedSince.append("\(thing.target) has news; what it is shows as you send this")
    }
    draftedAt = moment
  }

  private func words(_ value: String) -> String { value.isEmpty ? "nothing" : value.excerpt }

  /// After a conflict was shown: what others had done by then is known, what they do later is not.
  mutating func sees(_ conflict: StoreError.Conflict) {
    for thing in things {
      guard let before = sights[thing.target] ?? thing.sight else { continue }
      sights[thing.target] = conflict.sight(of: thing.target, after: before) ?? before
    }
    meanwhile = conflict.meanwhile ?? meanwhile
  }

  /// What has come to its ticket since it was opened, or since a conflict showed it.
  mutating func hears(of found: [ActSubject]) {
    guard things.count == 1, case .ticket(let before, _) = things[0] else { return }
    for case .ticket(let now, _) in found where now.ticket.id == before.ticket.id {
      var known = before.nextOrder
      if case .events(let shown, _)? = sights[things[0].target] { known = max(known, shown) }
      let count = now.nextOrder - known
      guard count > 0 else { return news = nil }
      let writes = before.waitingSince == nil && now.waitingSince != nil ? ": the customer has written" : ""
      news = "\(now.ticket.id) has \(count == 1 ? "1 new entry" : "\(count) new entries") since you began\(writes)"
    }
  }
}

extension Console {
  /// A form, and the question about a conflict, say what others do to their ticket meanwhile.
  mutating func tellNews() {
    guard let found = panes[focus]?.subjects(in: scene(for: focus)) else { return }
    switch overlay {
    case .form(var form):
      form.hears(of: found)
      overlay = .form(form)
    case .conflict(var view):
      view.hears(of: found)
      overlay = .conflict(view)
    default: break
    }
  }
}
