import CustomerSuccess

/// What customers' tiers, industries and sizes are called in English, German, French, Spanish, Italian, Portuguese and Dutch, as
/// `ColumnWords.plain` has it.
extension ValueWords {
  /// The tiers' own names, and what everybody calls them. What metals, letters and numbers mean is each house's own.
  static let tiers: [(choice: String, words: [String])] = [
    (
      "enterprise",
      [
        "enterprise", "enterprise plan", "entreprise", "empresarial", "aziendale", "onderneming",
      ]
    ),
    (
      "professional",
      [
        "professional", "pro", "business", "mid market", "midmarket", "midmarket segment", "profi", "professionell",
        "professionnel", "profesional", "professionale", "profissional", "professioneel", "zakelijk",
      ]
    ),
    (
      "community",
      [
        "community", "free", "freemium", "open source", "free plan", "kostenlos", "gratis", "gratuit", "gratuito",
        "gratuita", "communaute", "comunidad", "comunita", "comunidade",
      ]
    ),
    (
      "starter",
      [
        "starter", "basic", "essential", "essentials", "smb", "small business", "einsteiger", "basis", "basique",
        "basico", "basica", "essentiel", "esencial", "essenziale", "essencial",
      ]
    ),
  ]

  /// Those that Rapport tells apart; retail, education and all others are `other`.
  static let industries: [(choice: String, words: [String])] = [
    (
      "healthcare",
      [
        "healthcare", "health care", "health", "hospital", "medical", "pharma", "pharmaceuticals", "pharmaceutical",
        "biotechnology", "biotech", "life sciences", "medical devices", "wellness", "gesundheitswesen", "gesundheit",
        "gesundheitsbranche", "gesundheitssektor", "krankenhaus", "klinik", "kliniken", "medizin", "medizintechnik",
        "pharmazie", "pharmaindustrie", "biotechnologie", "sante", "soins de sante", "hopital", "pharmaceutique",
        "industrie pharmaceutique", "pharmacie", "medicale", "salud", "sanidad", "atencion medica", "farmaceutica",
        "farmaceutico", "industria farmaceutica", "biotecnologia", "sanita", "salute", "ospedale", "saude",
        "gezondheidszorg", "zorg", "ziekenhuis", "farmacie", "farmaceutisch",
      ]
    ),
    (
      "financial",
      [
        "financial", "finance", "financial services", "banking", "bank", "insurance", "investment", "fintech",
        "accounting", "capital markets", "banken", "bankwesen", "finanzen", "finanzwesen", "finanzdienstleistungen",
        "finanzdienstleister", "finanzbranche", "finanzsektor", "versicherung", "versicherungen",
        "versicherungswesen", "vermogensverwaltung", "banque", "banques", "bancaire", "assurance", "assurances",
        "finances", "services financiers", "banca", "banco", "bancos", "seguro", "seguros", "aseguradora", "finanzas",
        "financiero", "financiera", "servicios financieros", "finanza", "finanziario", "servizi finanziari", "banche",
        "assicurazione", "assicurazioni", "financas", "financeiro", "servicos financeiros", "seguradora",
        "financieel", "financiele dienstverlening", "financien", "bankwezen", "verzekering", "verzekeringen",
        "verzekeraar",
      ]
    ),
    (
      "technology",
      [
        "technology", "software", "saas", "it", "information technology", "computer", "internet",
        "telecommunications", "telecom", "electronics", "semiconductors", "hardware", "tech", "it services",
        "hi tech", "computer software", "technologie", "informatik", "informationstechnologie", "informationstechnik",
        "it dienstleistungen", "softwareentwicklung", "telekommunikation", "elektronik", "halbleiter", "edv",
        "informatique", "technologies", "logiciel", "logiciels", "numerique", "telecoms", "electronique",
        "tecnologia", "tecnologias", "informatica", "telecomunicaciones", "electronica", "tecnologie",
        "telecomunicazioni", "elettronica", "tecnologia da informacao", "telecomunicacoes", "eletronica", "ti", "ict",
        "informatietechnologie", "telecommunicatie", "elektronica", "automatisering",
      ]
    ),
    (
      "manufacturing",
      [
        "manufacturing", "automotive", "chemicals", "machinery", "industrial", "engineering", "aerospace",
        "construction materials", "production", "maschinenbau", "anlagenbau", "fertigung", "produktion",
        "produzierendes gewerbe", "verarbeitendes gewerbe", "herstellung", "automobil", "automobilindustrie",
        "fahrzeugbau", "metallverarbeitung", "metallindustrie", "elektroindustrie", "chemie", "chemieindustrie",
        "chemische industrie", "industrie", "fabrication", "industrie manufacturiere", "industriel", "automobile",
        "chimie", "aeronautique", "fabricacion", "manufactura", "industria", "industria manufacturera", "automocion",
        "automotriz", "quimica", "maquinaria", "produccion", "manifattura", "manifatturiero",
        "industria manifatturiera", "produzione", "chimica", "meccanica", "manufatura", "fabricacao", "producao",
        "automotivo", "maakindustrie", "fabricage", "machinebouw", "productie",
      ]
    ),
  ]

  /// What means small to medium, such as PME, KMU or MKB, is none of them.
  static let sizes: [(choice: String, words: [String])] = [
    (
      "enterprise",
      [
        "enterprise", "xl", "konzern", "very large", "sehr gross", "tres grande", "muy grande", "grand groupe",
        "molto grande", "muito grande", "zeer groot",
      ]
    ),
    (
      "large",
      [
        "large", "l", "big", "gross", "grosse", "grossunternehmen", "grossbetrieb", "grande", "grand",
        "grande entreprise", "gran empresa", "groot", "grootbedrijf",
      ]
    ),
    (
      "medium",
      [
        "medium", "mid", "mid market", "m", "midmarket", "mid size", "midsize", "mid sized", "medium sized", "mittel",
        "mittelgross", "mittlere", "mittelstand", "mittelstandisch", "moyenne", "moyen", "eti", "mediana", "mediano",
        "media", "medio", "middelgroot", "middenbedrijf",
      ]
    ),
    (
      "small",
      [
        "small", "smb", "micro", "s", "startup", "klein", "kleine", "kleinunternehmen", "kleinbetrieb",
        "kleinstunternehmen", "petite", "petit", "tpe", "pequena", "pequeno", "piccola", "piccolo", "microempresa",
        "microimpresa", "kleinbedrijf",
      ]
    ),
  ]
}
