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
      let key = conflict.key
      switch thing {
      case .ticket(let reading, let cause) where key.kind == .ticketEvent && key.parts[0] == reading.ticket.id.text:
        if case .number(let order) = key.values[1] { sights[thing.target] = .events(order + 1, rootCause: cause) }
      case .customer(let customer) where key == .customer(customer.id):
        if case .customer(let found) = conflict.found { sights[thing.target] = .customer(found) }
      case .contact(let contact) where key == .contact(contact.id):
        if case .contact(let found) = conflict.found { sights[thing.target] = .contact(found) }
      case .action(let item) where key == .action(item.id):
        if case .action(let found) = conflict.found { sights[thing.target] = .action(found) }
      case .message(let message, _) where key == .message(message.id):
        if case .message(let found) = conflict.found { sights[thing.target] = .message(found) }
      case .article(let article) where key == .article(article.id):
        if case .article(let found) = conflict.found { sights[thing.target] = .article(found) }
      case .session(let session) where key == .session(session.id):
        if case .session(let found) = conflict.found { sights[thing.target] = .session(found) }
      case .initiative(let one) where key == .initiative(one.id):
        if case .initiative(let found) = conflict.found { sights[thing.target] = .initiative(found) }
      case .verbatim(let read) where key == FactKey(.feedbackCorrection, read.verbatim.verbatimID.text):
        if case .feedbackCorrection(let found) = conflict.found { sights[thing.target] = .correction(found) }
      default: break
      }
    }
  }
}
