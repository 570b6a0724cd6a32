import CustomerSuccess

extension CustomerCommand {
  /// What a customer is made of, beside its name.
  private static let fields: [String: Wording] = [
    "tier": "enterprise, professional, starter or community.",
    "industry": "healthcare, financial, technology, manufacturing or other.",
    "size": "Company size: enterprise, large, medium or small.",
    "owner": "The customer success manager: a name, me or none.",
    "executive": Wording("The account executive: a name, me or none.", option: "account-executive", value: "name"),
    "signed": Wording("The day of the sign-up.", option: "signed-up", value: "day"),
    "renews": Wording("The day of the next renewal, or none.", value: "day"),
    "revenue": Wording("A month, such as 3800, 99.50, '1200 EUR' or '1.234,50 €'.", value: "amount"),
    "seats": Wording("Licensed users, or none.", value: "number"),
    "limits": "Plan limits, such as 'features=25; workflows=50'.",
    "lifecycle": "onboarding or active.",
  ]

  enum New: VerbRow {
    static let row = CommandRow(
      "new", .customer, on: .portfolio, "Makes a customer, and gives it an id.", words: .made(by: ["name"]),
      fields.merging([
        "name": "The company's name.",
        "industry": "healthcare, financial, technology, manufacturing or other; else other.",
        "size": "Company size: enterprise, large, medium or small; else small.",
        "owner": "The customer success manager: a name, me or none; else who acts.",
        "signed": Wording("The day of the sign-up; else today.", option: "signed-up", value: "day"),
        "renews": Wording(
          "The day of the next renewal, or none; else a year from today, or as contracts.yaml has it.", value: "day"),
        "lifecycle": "onboarding or active; else onboarding.",
      ]) { $1 }, flag: .yes(help: "It is another one, though one is called so already."))
  }

  enum Edit: VerbRow {
    static let row = CommandRow(
      "edit", .edit, on: .customer, "Changes what is given, and leaves the rest.",
      fields.merging(["name": "Another name."]) { $1 }, change: "tier",
      flag: .yes(
        help: "It is called so, though another one is already, or pays in that currency, though in another one so far.")
    )
  }

  enum Renew: VerbRow {
    static let row = CommandRow(
      "renew", .renew, on: .customer, "Renews the contract until a day, and at another price where one is given.",
      [
        "until": Wording(
          "A day, or 12m or 2y from the present renewal on; else as contracts.yaml has it.", value: "day"),
        "amount": "A month, such as 3800, 99.50 or '1200 EUR'; else as before.",
        "from": Wording(
          "The day on which another price begins; else that of the renewal, also where it was missed.", value: "day"),
      ], flag: .yes(help: "The price is meant in another currency than the customer pays in."))
  }

  enum Churn: VerbRow {
    static let row = CommandRow(
      "churn", .churn, on: .customer, "Notes that customers have left, and why; what they paid for ends.",
      [
        "reason": "One of the reasons of contracts.yaml, or how it begins: price, value, competitor, other, …",
        "day": "The first day as no customer; else today.",
        "note": "What there is to say; - reads it from standard input.",
      ])
  }

  enum Return: VerbRow {
    static let row = CommandRow(
      "return", .comeBack, on: .customer, "Notes that customers have come back.",
      ["day": "Since when; else today.", "renews": Wording("The day of the next renewal.", value: "day")])
  }

  enum Interview: VerbRow {
    static let row = CommandRow(
      "interview", .interview, on: .customer,
      "Takes down an exit interview with a customer that has left or is leaving.",
      [
        "reason": "The main one of contracts.yaml's reasons, or how it begins: price, value, competitor, other, …",
        "day": "When it was held; else today.", "by": "Who talked to them: a name or me; else who acts.",
        "competitor": "Where they go.", "kept": "What would have kept them; - reads it from standard input.",
        "return": "yes, maybe or no: whether they would come back.",
        "words": "In the customer's words, which count as feedback; - reads them from standard input.",
      ], flag: .yes(help: "It is one, though the customer has not left."))
  }

  enum Review: VerbRow {
    static let row = CommandRow(
      "qbr", .review, on: .customer, "Takes down a business review that was held with customers.",
      [
        "day": "When it was held; else today.", "by": "Who held it: a name or me; else who acts.",
        "attendees": Wording("Who of the customer was there, such as 'Ann Lee, Bo Berg'.", value: "names"),
        "goals": "Goals that were reached; - reads them from standard input.",
        "steps": "Next steps that were agreed; - reads them from standard input.",
        "words": "What else there is to say; - reads it from standard input.",
        "next": Wording(
          "When the next one is: 90d after this one, or a day such as 2027-02-01; else none.", value: "day"),
      ])
  }

  enum Merge: VerbRow {
    static let row = CommandRow(
      "merge", .merge, on: .customer, "Merges doubles into the customer that stays: all facts of both are kept.",
      words: .things(then: ["into"], help: "The doubles by id or name, then the customer that stays."),
      flag: .yes(help: "They are doubles: without it, both are shown and nothing is done."))
  }
}

extension ContactCommand {
  private static let fields: [String: Wording] = [
    "email": "The e-mail address.", "role": "What they do there, such as IT director.",
    "messages": "yes, or no: nothing is sent to this person.",
  ]

  enum New: VerbRow {
    static let row = CommandRow(
      "new", .contact, on: .customer, "Adds a contact of a customer; the first one is the primary one.",
      words: .thing(then: ["name"]),
      fields.merging(["name": "The contact's name.", "primary": "yes or no: the one to turn to first; else no."]) {
        $1
      },
      flag: .yes(help: "Somebody has the address already, and it is another contact all the same."))
  }

  enum Edit: VerbRow {
    static let row = CommandRow(
      "edit", .edit, on: .contact, "Changes what is given, and leaves the rest.",
      fields.merging(["name": "Another name."]) { $1 }, change: "email",
      flag: .yes(help: "Somebody else has the address already, and it is meant all the same."))
  }

  enum Primary: VerbRow {
    static let row = CommandRow(
      "primary", .primary, on: .contact, "Makes it the one to turn to first, in place of who was.")
  }

  enum Remove: VerbRow {
    static let row = CommandRow(
      "remove", .remove, on: .contact, "Removes contacts; undo brings them back, forget takes them out of the log too.")
  }
}

extension ForgetCommand {
  enum Contact: VerbRow {
    static let row = CommandRow(
      "contact", .forget, on: .contact,
      "Forgets contacts: they are removed, in the log too, and no import brings them back.",
      flag: .yes(help: "It is meant: nothing brings them back."))
  }

  enum Learner: VerbRow {
    static let row = CommandRow(
      "learner", .forget, on: .learner, "Forgets learners: what they have completed stays, without who they are.",
      flag: .yes(help: "It is meant: nothing brings them back."))
  }
}

extension SurveyCommand {
  enum Record: VerbRow {
    static let row = CommandRow(
      "record", .survey, on: .customer, "Takes down an answer: nps 0 to 10, csat and ces 1 to 5.",
      words: .thing(then: ["survey", "score"]),
      [
        "survey": "nps, csat or ces.", "score": "The answer: nps 0 to 10, csat and ces 1 to 5.",
        "comment": "In the customer's words; - reads them from standard input.", "ticket": "The ticket it rates.",
      ])
  }
}

extension CounterCommand {
  enum Record: VerbRow {
    static let row = CommandRow(
      "record", .counter, on: .customer, "Records how much is used now, and another limit where one is given.",
      words: .thing(then: ["counter", "count"]),
      [
        "counter": "What is counted, as the plan limits name it, such as workflows.", "count": "How much is used now.",
        "limit": "Another limit of the plan.", "note": "What there is to say about it.",
      ], flag: .yes(help: "It is counted by this name, though none is known and another one is near."))
  }
}
