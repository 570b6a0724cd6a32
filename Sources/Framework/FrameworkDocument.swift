/// The documents that a team may replace by a file of the same name in its configuration folder.
public enum FrameworkDocument: String, CaseIterable, Sendable {
  case health, sla, calendars, training, improvement

  public var fileName: String { "\(rawValue).yaml" }

  /// As the product ships it.
  public var shippedText: String {
    switch self {
    case .health: ShippedFramework.text(PackageResources.health_yaml)
    case .sla: ShippedFramework.text(PackageResources.sla_yaml)
    case .calendars: ShippedFramework.text(PackageResources.calendars_yaml)
    case .training: ShippedFramework.text(PackageResources.training_yaml)
    case .improvement: ShippedFramework.text(PackageResources.improvement_yaml)
    }
  }
}
