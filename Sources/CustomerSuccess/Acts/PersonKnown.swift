/// Knows a person in texts, by the name or by no more than a trace of it.
protocol PersonKnown {
  /// The text without the person.
  func scrubbed(_ text: String) -> String
  /// What was written to the person, which may call them by the given name alone.
  func scrubbedLetter(_ text: String) -> String
  func wrote(_ event: TicketEvent) -> Bool
  func isSelf(_ contact: ContactID) -> Bool
  /// The id says who it was, as an address does.
  func isTold(by contact: ContactID) -> Bool
}

extension PersonKnown {
  /// A fact about others without the person, and without the person's own words.
  func withoutWords(of fact: Fact, theirs: Set<TicketID>) -> Fact {
    switch fact {
    case .ticketEvent(var event) where wrote(event):
      event.author = .customer(Forgetting.gone)
      if case .customerMessage = event.kind { event.kind = .customerMessage(Forgetting.gone) }
      return scrubbedTexts(.ticketEvent(event))
    case .survey(var answer) where answer.ticket.map(theirs.contains) == true && !answer.comment.isEmpty:
      answer.comment = Forgetting.gone
      return .survey(answer)
    case .message(var message) where message.contact.map(isSelf) == true:
      (message.subject, message.body) = (scrubbedLetter(message.subject), scrubbedLetter(message.body))
      if message.contact.map(isTold) == true { message.contact = ContactID(Forgetting.gone) }
      return scrubbedTexts(.message(message))
    default: return scrubbedTexts(fact)
    }
  }

  private func scrubbedTexts(_ fact: Fact) -> Fact {
    var use = ScrubbedFact(fields: ScrubbedFields(person: self))
    return fact.open(&use)
  }
}

private struct ScrubbedFact<Person: PersonKnown>: FactUse {
  var fields: ScrubbedFields<Person>

  mutating func use<Value: FactRecord>(_ value: Value) -> Fact {
    var scrubbed = value
    Value.fields(&scrubbed, &fields)
    return scrubbed.fact
  }
}

/// Texts in people's words. Who did or owns something is one of the team, however called.
private struct ScrubbedFields<Person: PersonKnown>: FieldVisitor {
  let person: Person

  private func isTeams(_ field: RecordField) -> Bool { field.limit == .name || "\(field.name)" == "author" }

  mutating func text(_ field: RecordField, _ value: inout String) {
    if !isTeams(field) { value = person.scrubbed(value) }
  }
  mutating func text(_ field: RecordField, _ value: inout String?) { value = value.map(person.scrubbed) }
  mutating func form<Form: FieldForm>(_ field: RecordField, _ value: inout Form.Value, _ form: Form.Type) {
    let text = Form.text(value)
    let scrubbed = person.scrubbed(text)
    guard !isTeams(field), scrubbed != text, let read = try? Form.read(scrubbed) else { return }
    value = read
  }
}
