/// Which features columns become, and where each stands among the weights: numbers first, then what is 0 or 1.
struct FeatureLayout: Hashable, Sendable {
  struct Planned: Hashable, Sendable {
    var name: String
    /// Of the training rows; of a column of numbers before it is standardised.
    var mean: Double
    var deviation: Double
    /// What the model's own value of it is on the average.
    var centre: Double
    /// Nil for what is the same everywhere.
    var slot: Int?
  }

  /// The slots of one column.
  struct Place: Hashable, Sendable {
    var number: Int?
    /// Of `NAME=missing`, or of the second level; the others follow.
    var flag: Int?
  }

  /// In the order of the columns.
  private(set) var features: [Planned] = []
  private(set) var places: [Place] = []
  let numbers: Int
  private(set) var slots: Int
  /// So many columns have flags: a row has at most one of each.
  var flagged: Int { places.count { $0.flag != nil } }

  init(_ columns: [(name: String, coding: ColumnCoding)]) {
    numbers = columns.count { if case .numbers(let coding) = $0.coding { !coding.isConstant } else { false } }
    slots = numbers
    var next = 0
    for (name, coding) in columns {
      switch coding {
      case .numbers(let coding): places.append(add(coding, name, number: &next))
      case .levels(let coding): places.append(add(coding, name))
      }
    }
  }

  private mutating func add(_ coding: NumberCoding, _ name: String, number next: inout Int) -> Place {
    var place = Place()
    if !coding.isConstant {
      place.number = next
      next += 1
    }
    features.append(
      Planned(
        name: name, mean: coding.mean, deviation: coding.deviation, centre: coding.centre, slot: place.number))
    guard coding.missing > 0 else { return place }
    if coding.missing < 1 { place.flag = taken() }
    features.append(Planned(flag: "\(name)=missing", share: coding.missing, slot: place.flag))
    return place
  }

  private mutating func add(_ coding: LevelCoding, _ name: String) -> Place {
    var place = Place()
    for (level, share) in zip(coding.levels, coding.shares).dropFirst() {
      let slot = taken()
      place.flag = place.flag ?? slot
      features.append(Planned(flag: "\(name)=\(level.text)", share: share, slot: slot))
    }
    return place
  }

  private mutating func taken() -> Int {
    slots += 1
    return slots - 1
  }
}

extension FeatureLayout.Planned {
  fileprivate init(flag name: String, share: Double, slot: Int?) {
    self.init(name: name, mean: share, deviation: (share * (1 - share)).squareRoot(), centre: share, slot: slot)
  }
}
