import CustomerSuccess

/// How a segment's figures came about.
enum SegmentWords {
  /// `Enterprise: 85.2 = 12,780 points ÷ 150 scored; change +2.9 = 429 ÷ 148 scored at both times`.
  static func sum(_ sums: SegmentSums, of name: String) -> String {
    guard let average = sums.average else { return "\(name): none of \(sums.customers) has a score" }
    var words =
      "\(name): \(NumberWords.tenth(average)) = \(NumberWords.whole(sums.scoreSum)) points / "
      + "\(NumberWords.whole(sums.scored)) scored"
    if let change = sums.change {
      words +=
        "; change \(change < 0 ? "" : "+")\(NumberWords.tenth(change)) = \(NumberWords.whole(sums.changeSum)) / "
        + "\(NumberWords.whole(sums.changeCount)) scored at both times"
    }
    return words
  }

  /// What stands beside health, kind by kind.
  static func work(_ work: SegmentWork) -> [String] {
    func percent(_ share: Double) -> String { "\(NumberWords.tenth(share * 100)) %" }
    let learned = work.training.map {
      "Training \(percent($0)): \(NumberWords.whole(work.modulesDone)) of \(NumberWords.whole(work.modules)) modules of the paths that "
        + "its learners are enrolled in are done."
    }
    let logo = work.retention.logoRetention.map {
      "; of \(counted(work.retention.startAccounts, "customer")) with a subscription then \(percent($0)) have one still"
    }
    let kept = work.netRetention.map {
      "Retention \(percent($0)): what those who had a subscription \(SegmentWork.retentionMonths) months ago bring now, of what they "
        + "brought then\(logo ?? "")."
    }
    return [
      learned ?? "Nobody there learns.",
      kept ?? "Nobody there had a subscription \(SegmentWork.retentionMonths) months ago.",
      "Outreach: \(NumberWords.whole(work.firings)) fired in the last \(SegmentWork.outreachDays) days.",
    ]
  }
}
