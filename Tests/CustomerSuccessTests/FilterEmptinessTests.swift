import CustomerSuccess
import Testing

/// A filter that can find nothing says why; one that merely finds nothing does not.
@Suite struct FilterEmptinessTests {
  private let context = FilterContext(now: ActWorld.now, zone: .gmt)

  @Test(
    arguments: [
      ("owner:mria", "no owner's name has 'mria' in it"), ("owner=mira", "no owner is called 'mira'"),
      ("ae:kim,xyz owner:mira", nil),
      ("ae:nobdy,xyz", "no owner's name has 'nobdy' in it, no owner's name has 'xyz' in it"),
      ("owner:none", nil), ("-owner:mria", nil), ("owner:mira tier:pro", nil),
      ("tier:pro tier:starter", "tier:professional and tier:starter exclude each other"),
      ("tier:pro -tier:pro", "tier:professional and -tier:professional exclude each other"),
      ("tier:pro,starter tier:starter", nil), ("tier!=pro tier!=starter", nil),
      ("score<50 score>70", "score<50 and score>70 exclude each other"),
      ("score<50 score>=50", "score<50 and score>=50 exclude each other"),
      ("score<=50 score>=50", nil), ("score:60..70 score:80..90", "score:60..70 and score:80..90 exclude each other"),
      ("renews<10d renews>20d", "renews:0d..10d and renews>20d exclude each other"),
      ("renews:none renews<30d", "renews:none and renews:0d..30d exclude each other"),
      ("owner:mria or owner:sma", "no owner's name has 'mria' in it; no owner's name has 'sma' in it"),
      ("owner:mria or tier:pro", nil), ("acme", nil), ("", nil),
      ("(score<50 or tier:pro) score>70", nil),
    ] as [(String, String?)])
  func saysWhy(_ text: String, _ reason: String?) throws {
    let filter = try Filter.parse(text, in: .customers, me: "dana")
    #expect(filter.whyNothing(in: .customers, people: ["Mira Okafor", "Sam", "Kim"], context) == reason)
  }

  /// A word for a field's value is looked for in names like any other; that is hardly what was meant.
  @Test(
    arguments: [
      ("breached", .tickets, "'breached' is looked for in names and ids; sla:breached asks for it"),
      ("severity:critical and open", .tickets, "'open' is looked for in names and ids; status:open asks for it"),
      (
        "Critical login", .tickets,
        "'Critical' is looked for in names and ids; severity:critical or health:critical asks for it"
      ),
      ("at-risk", .customers, "'at-risk' is looked for in names and ids; sla:atrisk or health:atrisk asks for it"),
      ("-breached", .tickets, nil), ("login", .tickets, nil), ("br", .tickets, nil),
      ("mrr>1000 XYZ", .customers, "'XYZ' is looked for in names and ids; it is no currency that is known here"),
      ("mrr>1000 EUR", .customers, nil), ("XYZ mrr>1000", .customers, nil), ("mrr>1000 xyz", .customers, nil),
      ("breach", .tickets, "'breach' is looked for in names and ids; sla:breached asks for it"),
      ("crit", .tickets, "'crit' is looked for in names and ids; severity:critical or health:critical asks for it"),
    ] as [(String, Field.Subject, String?)])
  func saysWhatAWordIsTakenFor(_ text: String, _ subject: Field.Subject, _ reason: String?) throws {
    let filter = try Filter.parse(text, in: subject, me: "dana")
    #expect(filter.misreading(in: subject) == reason)
  }

  @Test(
    arguments: [
      ("mrr>1000 EUR", "nobody here pays in EUR; there are CAD, GBP"), ("mrr>1000 gbp", nil), ("mrr>$1000", nil),
      ("mrr:1000¥,5k€", "nobody here pays in JPY, EUR; there are CAD, GBP"), ("mrr:1000EUR,1000", nil),
      (
        "mrr>1EUR or mrr>1USD",
        "nobody here pays in EUR; there are CAD, GBP; nobody here pays in USD; there are CAD, GBP"
      ),
      ("-mrr>1000 EUR", nil), ("mrr>1000", nil),
    ] as [(String, String?)])
  func saysThatNobodyPaysInACurrency(_ text: String, _ reason: String?) throws {
    let filter = try Filter.parse(text, in: .customers, me: "dana")
    let names = FilterNames(counters: [], currencies: ["GBP", "CAD"])
    #expect(filter.whyNothing(in: .customers, people: [], names: names, context) == reason)
    #expect(filter.whyNothing(in: .customers, people: [], context) == nil)
    #expect(reason == nil || filter.needsNames)
  }

  @Test(
    arguments: [
      ("churn>10%", true), ("churn:10..20", true), ("tier:pro churn<5%", true), ("churn>10% or churn<1%", true),
      ("-churn>10%", false), ("churn>10% or tier:pro", false), ("tier:pro", false), ("", false),
    ])
  func saysThatNothingWasPredicted(_ text: String, _ isSaid: Bool) throws {
    let filter = try Filter.parse(text, in: .customers, me: "dana")
    let why = filter.whyNothing(in: .customers, people: ["Sam"], isForetold: false, context)
    #expect((why != nil) == isSaid, "\(why ?? "")")
    if isSaid { #expect(why?.contains("'rapport predict run'") == true) }
    for known in [true, nil] {
      #expect(filter.whyNothing(in: .customers, people: ["Sam"], isForetold: known, context) == nil)
    }
  }

  /// A name of several words without its quotation marks.
  @Test(
    arguments: [
      (
        "owner:Mira Okafor", .customers,
        "'Okafor' is looked for in names and ids; owner:\"Mira Okafor\" asks for the whole name"
      ),
      (
        "tier:pro owner=mira okafor", .customers,
        "'okafor' is looked for in names and ids; owner=\"mira okafor\" asks for the whole name"
      ),
      (
        "ae:anna de vries acme", .customers,
        "'de vries' is looked for in names and ids; ae:\"anna de vries\" asks for the whole name"
      ),
      (
        "owner:Mira Okafor", .tickets,
        "'Okafor' is looked for in names and ids; owner:\"Mira Okafor\" asks for the whole name"
      ),
      ("owner:mira acme", .customers, nil), ("okafor owner:mira", .customers, nil),
      ("owner:\"Mira Okafor\"", .customers, nil), ("-owner:Mira Okafor", .customers, nil),
      ("owner:mira -okafor", .customers, nil), ("owner:none Okafor", .customers, nil),
    ] as [(String, Field.Subject, String?)])
  func saysThatANameWasTorn(_ text: String, _ subject: Field.Subject, _ reason: String?) throws {
    let filter = try Filter.parse(text, in: subject, me: "dana")
    #expect(filter.misreading(in: subject, people: ["Mira Okafor", "Sam", "Anna de Vries"]) == reason)
  }

  @Test(
    arguments: [
      ("trend.session<-20", "'session'; the nearest is sessions"),
      ("trend.Sessions<-20", nil), ("trend.'api CALLS'>5", nil), ("trend.sessions<-20", nil),
      ("tier:pro trend.api_calls>5", "'api_calls'; the nearest is API calls"), ("trend.zebra>5", "'zebra'"),
      ("-trend.session<-20", nil), ("trend.session:none", nil), ("trend.session<0 or trend.sessions<0", nil),
      ("trend.session<0 or trend.Session<0", "'Session'; the nearest is sessions"),
    ] as [(String, String?)])
  func saysThatNothingIsCountedByAName(_ text: String, _ reason: String?) throws {
    let filter = try Filter.parse(text, in: .customers, me: "dana")
    let why = filter.whyNothing(
      in: .customers, people: [], names: FilterNames(counters: ["sessions", "API calls"]), context)
    #expect(why?.hasSuffix(reason ?? "\n") ?? (reason == nil), "\(why ?? "")")
    #expect(filter.whyNothing(in: .customers, people: [], context) == nil, "nobody has looked")
  }

  /// What is said to be impossible is: no row passes.
  @Test func whatIsSaidToExcludeEachOtherDoes() throws {
    let conditions = [
      "score<50", "score>50", "score<=50", "score>=50", "score=50", "score:40..60", "tier:pro", "tier:starter,pro",
      "-tier:pro",
      "tier!=starter", "renews<3d", "renews>3d", "renews:none", "renews:2026-11-26",
    ]
    struct Row: FilterRow {
      var values: [Field: FieldValue]
      var words: [String] { [] }
      func value(of field: Field) -> FieldValue? { values[field] }
    }
    let today = ActWorld.today
    let rows = [49, 50, 51].flatMap { score in
      Tier.allCases.flatMap { tier in
        [nil, today + 2, today + 3, today + 4].map { renews in
          Row(values: [
            .score: .number(Double(score)), .tier: .text(tier.rawValue),
            .renews: renews.map(FieldValue.day) ?? .text(""),
          ])
        }
      }
    }
    var impossible = 0
    for one in conditions {
      for other in conditions {
        let filter = try Filter.parse("\(one) \(other)", in: .customers, me: "")
        guard filter.whyNothing(in: .customers, people: [], context) != nil else { continue }
        impossible += 1
        #expect(!rows.contains { filter.matches($0, in: context) }, "\(one) \(other)")
      }
    }
    #expect(impossible == 20)
  }

  /// An id from before customers were merged finds nothing, and says where it has gone.
  @Test(
    arguments: [
      ("id:c-2", "C-2 was merged into C-1"), ("id=C-2", "C-2 was merged into C-1"), ("-id:C-2", nil), ("id:C-1", nil),
      ("tier:pro id:C-2,C-3", "C-2 was merged into C-1, C-3 was merged into C-1"), ("acme", nil),
    ] as [(String, String?)])
  func saysIntoWhomACustomerWasMerged(_ text: String, _ reason: String?) throws {
    let filter = try Filter.parse(text, in: .customers, me: "dana")
    let into = ImportMemory.Merged(into: "C-1", name: "Double")
    #expect(filter.whyGone(["C-2": into, "C-3": into]) == reason)
  }
}
