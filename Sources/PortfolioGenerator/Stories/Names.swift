import CustomerSuccess

/// Words that made-up companies and people are called by.
enum Names {
  static let firstNames = [
    "Mira", "Jonas", "Aisha", "Daniel", "Priya", "Elena", "Marcus", "Sofia", "Kenji", "Amara", "Lucas", "Hannah",
    "Omar", "Grace", "Tomas", "Leila", "Victor", "Nina", "Samuel", "Ingrid", "Rafael", "Chloe", "Dmitri", "Yara",
    "Peter", "Zoe", "Anders", "Maya", "Felix", "Rosa", "Hugo", "Emma", "Karim", "Alice", "Bruno", "Clara", "Diego",
    "Freya", "Ivan", "June",
  ]
  static let lastNames = [
    "Okafor", "Lindqvist", "Patel", "Moreau", "Tanaka", "Alvarez", "Becker", "Novak", "Haddad", "Kim", "Rossi",
    "Svensson", "Mbeki", "Larsen", "Costa", "Fischer", "Nguyen", "Walsh", "Petrov", "Ito", "Duarte", "Keller", "Osei",
    "Marin", "Hughes", "Castillo", "Weber", "Sato", "Reyes", "Brandt", "Chen", "Farah", "Gallo", "Holt", "Jansen",
    "Kowalski", "Lopez", "Meyer", "Nilsson", "Ortega",
  ]
  private static let places = [
    "Northwind", "Cedar", "Harbor", "Summit", "Lakeside", "Redwood", "Granite", "Bluebird", "Silver", "Evergreen",
    "Pioneer", "Beacon", "Maple", "Coastal", "Prairie", "Ironbridge", "Willow", "Falcon", "Juniper", "Orchard",
    "Sterling", "Meridian", "Copper", "Atlas", "Hudson", "Alpine", "Ridge", "Quarry", "Aurora", "Keystone", "Delta",
    "Orion", "Vista", "Canyon", "Birch", "Compass", "Crescent", "Emerald", "Foxglove", "Kestrel",
  ]
  private static let middles = ["Valley", "Point", "Grove", "Field", "Park", "Bay", "Hill", "Gate", "Creek", "Stone"]
  private static let ends = ["Inc.", "Ltd.", "Group", "Partners", "Co.", "Holdings"]

  private static func trades(_ industry: Industry) -> [String] {
    switch industry {
    case .healthcare: ["Health", "Clinics", "Medical", "Care", "Diagnostics", "Hospitals", "Pharma", "Wellness"]
    case .financial: ["Capital", "Bank", "Insurance", "Credit", "Wealth", "Payments", "Trust", "Lending"]
    case .technology: ["Software", "Systems", "Data", "Cloud", "Networks", "Robotics", "Security", "Labs"]
    case .manufacturing: ["Industries", "Motors", "Steel", "Plastics", "Tools", "Foods", "Textiles", "Machinery"]
    case .other: ["Logistics", "Media", "Energy", "Retail", "Travel", "Education", "Legal", "Foundation"]
    }
  }

  /// Different for the first 19,200 companies of an industry, and for good with the number that follows then.
  static func company(_ number: Int, industry: Industry) -> String {
    let trades = trades(industry)
    let total = places.count * middles.count * trades.count * ends.count
    // A step that shares no factor with the total visits every combination once.
    var rest = (number % total) * 7919 % total
    func next(_ words: [String]) -> String {
      defer { rest /= words.count }
      return words[rest % words.count]
    }
    let place = next(places)
    let trade = next(trades)
    let middle = next(middles)
    let end = next(ends)
    let round = number / total
    return "\(place) \(middle) \(trade) \(end)" + (round > 0 ? " \(round + 1)" : "")
  }

  static func person(_ random: inout Random) -> String { "\(random.pick(firstNames)) \(random.pick(lastNames))" }

  /// The team's own people: `number` tells them apart.
  static func colleague(_ number: Int) -> String {
    let first = firstNames[number % firstNames.count]
    let last = lastNames[(number * 7 + number / firstNames.count) % lastNames.count]
    return "\(first) \(last)"
  }

  static func email(_ person: String, company: String) -> String {
    let name = person.lowercased().split(separator: " ").joined(separator: ".")
    let domain = company.split(separator: " ").dropLast().joined().lowercased().filter { $0.isLetter && $0.isASCII }
    return "\(name)@\(domain).example"
  }
}
