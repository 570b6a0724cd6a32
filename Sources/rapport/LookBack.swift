import CustomerSuccess
import SQLiteEngine
import SuccessStore

/// A past moment as the call names it.
struct LookBack: Sendable {
  var moment: PastMoment
  /// The day or the time, as it was written.
  var text: String

  /// A day means its end; of today there is what is known so far.
  init(_ told: DayOrTime, as manner: PastMoment.Manner, from now: Instant, option: String) throws {
    let zone = try Surroundings.zone()
    let (start, end) = (told.instant(in: zone), told.end(in: zone))
    guard start <= now else {
      throw Complaint.wrongValue(option, told.text, "a day or a time that is not later than now, \(now)")
    }
    moment = PastMoment(min(end, now), as: manner)
    text = told.text
  }

  /// What a console shows.
  init(at moment: PastMoment) {
    self.moment = moment
    text = "now"
  }

  init(endOf day: LocalDate, in zone: Zone, as manner: PastMoment.Manner) {
    moment = PastMoment(zone.instant(day + 1, secondOfDay: 0) - 1, as: manner)
    text = "\(day)"
  }

  /// What people are told above the answer.
  var heading: String { "as of \(text), as \(moment.manner.rawValue)" }

  /// Why there is nobody.
  fileprivate var emptiness: String {
    switch moment.manner {
    case .held: "no customer had signed up by then."
    case .known: "nothing had been recorded by then; as held goes by the facts' own times."
    }
  }

  /// Said to whoever asks for anything else of the past than what was.
  static func refusal(_ text: String) -> Complaint {
    Complaint.complain(
      """
      --as-of: the past can only be looked at, by report, list, show, export, feedback, predict and console; as of \(text) nothing can be done. Leave it out.
      """, Complaint.valueIsWrong)
  }
}

extension Surroundings {
  /// The database as it was: a copy that only this call has.
  func openPast(_ past: LookBack, for purpose: StorePurpose, _ rules: RulebookSource) throws -> any SuccessStore {
    guard purpose == .reading || purpose == .looking else { throw LookBack.refusal(past.text) }
    let (path, moment, isSearched) = (database.path, past.moment, purpose == .looking)
    try requireDatabase(path)
    Scratch.sweep(self)
    do {
      let store = try waiting {
        try await SQLiteEngine.openPast(path: path, rules: rules, moment, isSearched: isSearched)
      }
      try sayIfNobodyWasThere(past, store, isShown: purpose == .looking)
      return store
    } catch StoreError.refused(let refusal) {
      throw Complaint.complain("\(past.heading): \(refusal)", Complaint.valueIsWrong)
    }
  }

  /// Before the first customer lists are empty and counts 0, which a slip of the year does as well. A console has nothing to show then.
  private func sayIfNobodyWasThere(_ past: LookBack, _ store: any SuccessStore, isShown: Bool) throws {
    let moment = past.moment.at
    let isEmpty = try waiting {
      try await store.answer(CustomerQuery(window: Window(limit: 1)), at: moment).rows.isEmpty
    }
    guard isEmpty else { return }
    guard isShown else { return Complaint.note("\(past.heading): \(past.emptiness)") }
    try? store.close()
    throw Complaint.complain("\(past.heading): \(past.emptiness)", Complaint.valueIsWrong)
  }
}
