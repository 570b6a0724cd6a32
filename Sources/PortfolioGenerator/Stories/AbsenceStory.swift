import CustomerSuccess

/// A customer that left a while ago and has come back; a few have.
enum AbsenceStory {
  static func departure(of customer: Customer, _ random: inout Random) -> Departure? {
    let (isOne, ago, days) = (random.chance(0.012), random.int(160...420), random.int(35...110))
    guard isOne, customer.monthlyRevenue.minorUnits > 0, customer.signedUp < PortfolioPlan.today - ago - 200 else {
      return nil
    }
    let left = PortfolioPlan.today - ago
    return Departure(
      id: DepartureID("\(customer.id)-D1"), customer: customer.id, left: left, reason: "competitor",
      note: "Tried another tool and came back.", returned: left + days)
  }
}
