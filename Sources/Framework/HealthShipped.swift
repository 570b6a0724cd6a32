public import CustomerSuccess

extension ShippedFramework {
  public static func health() throws(DocumentError) -> HealthModel {
    try HealthModelReader.read(text: text(PackageResources.health_yaml), file: "health.yaml")
  }
}
