import CustomerSuccess

extension ActionOrigin {
  /// `by the trigger healthDeclineAlerts`
  var words: String {
    switch self {
    case .hand: "made by hand"
    case .trigger(let name): "by the trigger \(name)"
    case .journey(let name): "by the journey \(name)"
    case .programme(let name): "by the programme \(name)"
    }
  }
}
