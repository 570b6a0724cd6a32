import CustomerSuccess

/// Holds rows against what was decided here about what they are about: who was forgotten is left out of them, and what is told of
/// a customer that was merged away is the other one's.
struct RememberedRows {
  static let forgotten = "forgotten here"
  static let merged = "told of a customer that was merged into another one here; left as it is"
  static let toldOfOther = "told of a customer that was merged into another one here; what is new goes to that one"

  private let memory: ImportMemory
  private let source: String
  private let target: any ImportTarget
  /// Tickets of customers with somebody forgotten, as far as these files tell of them.
  private var tickets: [TicketID: Spoken] = [:]

  private struct Spoken {
    var customer: CustomerID
    /// One of those who were forgotten spoke in it.
    var isTheirs = false
  }

  init(_ memory: ImportMemory, source: String, target: any ImportTarget) {
    self.memory = memory
    self.source = source
    self.target = target
  }

  /// What is left of a row.
  struct Row {
    var facts: [ToldFact] = []
    var snapshot: TicketSnapshot?
    var isForgotten = false
    /// It tells of a customer that is a part of another one here, and what it says goes there.
    var isOfDouble = false
    /// What is left as it is, for the customer it is told of was merged away.
    var merged: [Fact] = []
  }

  mutating func row(_ facts: ArraySlice<ToldFact>, _ snapshot: TicketSnapshot?) throws -> Row {
    var row = Row(snapshot: snapshot)
    for told in facts {
      let fact = memory.moved(told.fact)
      if memory.isForgotten(fact) {
        row.isForgotten = true
      } else if let kept = ofDouble(told) {
        row.isOfDouble = true
        row.facts.append(kept)
      } else if try isElsewhere(told.fact, fact) {
        row.merged.append(told.fact)
      } else {
        var left = ToldFact(try scrubbed(memory.renamed(fact)), fields: told.fields, standIns: told.standIns)
        left.yields = fact.key != told.fact.key
        row.facts.append(left)
      }
    }
    if let ticket = snapshot?.ticket, case .ticket(let left) = try scrubbed(memory.moved(.ticket(ticket))) {
      row.snapshot?.ticket = left
    }
    return row
  }

  /// What is said of a customer that is a part of another one here, as said of that one.
  private func ofDouble(_ told: ToldFact) -> ToldFact? {
    guard case .customer(var customer) = told.fact, let kept = memory.merged[customer.id]?.kept else { return nil }
    customer.id = kept
    var left = ToldFact(memory.scrubbed(.customer(customer), of: kept), fields: told.fields, standIns: told.standIns)
    left.toldAs = told.fact.key
    return left
  }

  /// What is a customer's own by its key went with it to the customer that it is a part of.
  private func isElsewhere(_ fact: Fact, _ moved: Fact) throws -> Bool {
    guard moved.key != fact.key else { return false }
    return try target.standing(of: [fact.key], source: source)[fact.key]?.isRemovedHere ?? false
  }
}

// MARK: Without who was forgotten

extension RememberedRows {
  private mutating func scrubbed(_ fact: Fact) throws -> Fact {
    guard !memory.forgotten.isEmpty else { return fact }
    switch fact {
    case .ticket(let ticket):
      if memory.forgotten[ticket.customer] != nil { tickets[ticket.id] = Spoken(customer: ticket.customer) }
      return memory.scrubbed(fact, of: ticket.customer)
    case .ticketEvent(let event):
      guard let customer = try customer(of: fact, saidOn: event.ticket) else { return fact }
      if memory.wrote(event, of: customer) {
        tickets[event.ticket, default: Spoken(customer: customer)].isTheirs = true
      }
      return memory.scrubbed(fact, of: customer)
    case .survey(let answer):
      guard memory.forgotten[answer.customer] != nil else { return fact }
      let isTheirs = try answer.ticket.map(isTheirs) ?? false
      return memory.scrubbed(fact, of: answer.customer, isTheirs: isTheirs)
    case .article: return try isScrubbedHere(fact) ? memory.scrubbed(fact) : fact
    default:
      guard let customer = try customer(of: fact) else { return fact }
      return memory.scrubbed(fact, of: customer)
    }
  }

  private func customer(of fact: Fact) throws -> CustomerID? {
    for reference in fact.references {
      guard let id = reference.parts.first else { continue }
      switch reference.kind {
      case .customer: return CustomerID(id)
      case .ticket: return try customer(of: fact, saidOn: TicketID(id))
      case .learner where mayName(fact):
        if case .learner(let learner)? = try target.stored([reference])[reference] { return learner.customer }
      default: continue
      }
    }
    return nil
  }

  /// The store is asked only for what may be meant.
  private func customer(of fact: Fact, saidOn ticket: TicketID) throws -> CustomerID? {
    if let known = tickets[ticket] { return known.customer }
    guard mayName(fact), case .ticket(let stored)? = try target.stored([.ticket(ticket)])[.ticket(ticket)] else {
      return nil
    }
    return stored.customer
  }

  private func mayName(_ fact: Fact) -> Bool { memory.scrubbed(fact) != fact }

  private func isTheirs(_ ticket: TicketID) throws -> Bool {
    if tickets[ticket]?.isTheirs ?? false { return true }
    return try target.events(of: [ticket])[ticket]?.contains { $0.author == .customer(Forgetting.gone) } ?? false
  }

  /// An article belongs to nobody: who was forgotten is taken out of one here because of what it answers.
  private func isScrubbedHere(_ fact: Fact) throws -> Bool {
    guard mayName(fact), let stored = try target.stored([fact.key])[fact.key] else { return false }
    return stored.texts.contains { $0.contains(Forgetting.gone) }
  }
}
