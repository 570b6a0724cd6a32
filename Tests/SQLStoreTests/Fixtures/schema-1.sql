PRAGMA application_id = 1380995668;
PRAGMA user_version = 1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE changes (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  author TEXT NOT NULL,
  title TEXT NOT NULL,
  undoes INTEGER REFERENCES changes(id)
) STRICT;
INSERT INTO changes VALUES(1,1795442732,'tests','import',NULL);
CREATE TABLE change_edits (
  change INTEGER NOT NULL REFERENCES changes(id),
  seq INTEGER NOT NULL CHECK (seq >= 0),
  key TEXT NOT NULL,
  previous INTEGER,
  before TEXT,
  after TEXT,
  PRIMARY KEY (change, seq),
  CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE TABLE change_additions (
  change INTEGER NOT NULL REFERENCES changes(id),
  kind TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count > 0),
  PRIMARY KEY (change, kind)
) STRICT, WITHOUT ROWID;
INSERT INTO change_additions VALUES(1,'action',7);
INSERT INTO change_additions VALUES(1,'activity',6);
INSERT INTO change_additions VALUES(1,'certificate',1);
INSERT INTO change_additions VALUES(1,'contact',2);
INSERT INTO change_additions VALUES(1,'customer',3);
INSERT INTO change_additions VALUES(1,'enrolment',11);
INSERT INTO change_additions VALUES(1,'learner',6);
INSERT INTO change_additions VALUES(1,'observation',56);
INSERT INTO change_additions VALUES(1,'override',1);
INSERT INTO change_additions VALUES(1,'progress',23);
INSERT INTO change_additions VALUES(1,'score',1);
INSERT INTO change_additions VALUES(1,'survey',2);
INSERT INTO change_additions VALUES(1,'ticket',5);
INSERT INTO change_additions VALUES(1,'ticketEvent',20);
CREATE TABLE names (
  key INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO names VALUES(1,'accountExpansion');
INSERT INTO names VALUES(2,'dana');
INSERT INTO names VALUES(3,'import');
INSERT INTO names VALUES(4,'expansionVelocity');
INSERT INTO names VALUES(5,'featureAdoption');
INSERT INTO names VALUES(6,'npsScore');
INSERT INTO names VALUES(7,'performance');
INSERT INTO names VALUES(8,'productFeedback');
INSERT INTO names VALUES(9,'securityCompliance');
INSERT INTO names VALUES(10,'supportInteraction');
INSERT INTO names VALUES(11,'timeToValue');
INSERT INTO names VALUES(12,'upgradeReadiness');
INSERT INTO names VALUES(13,'workflowVolume');
INSERT INTO names VALUES(14,'integrationStatus');
INSERT INTO names VALUES(15,'roiDemonstration');
INSERT INTO names VALUES(16,'businessUserTraining');
INSERT INTO names VALUES(17,'executiveTraining');
INSERT INTO names VALUES(18,'technicalTraining');
INSERT INTO names VALUES(19,'advanced-workflow-design');
INSERT INTO names VALUES(20,'ai-integration-and-optimization');
INSERT INTO names VALUES(21,'getting-started-with-workflows');
INSERT INTO names VALUES(22,'executive-dashboard-and-analytics');
INSERT INTO names VALUES(23,'strategic-value-and-roi');
INSERT INTO names VALUES(24,'advanced-configuration-and-customization');
INSERT INTO names VALUES(25,'platform-architecture-and-integration');
INSERT INTO names VALUES(26,'troubleshooting-and-performance-optimization');
INSERT INTO names VALUES(27,'change-management-and-adoption');
CREATE TABLE customers (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  change INTEGER NOT NULL,
  name TEXT NOT NULL,
  tier TEXT NOT NULL CHECK (tier IN ('enterprise', 'professional', 'starter', 'community')),
  industry TEXT NOT NULL
    CHECK (industry IN ('healthcare', 'financial', 'technology', 'manufacturing', 'other')),
  size TEXT NOT NULL CHECK (size IN ('enterprise', 'large', 'medium', 'small')),
  owner TEXT NOT NULL,
  account_executive TEXT NOT NULL,
  signed_up INTEGER NOT NULL,
  renews INTEGER,
  revenue INTEGER NOT NULL,
  currency TEXT NOT NULL,
  seats INTEGER CHECK (seats >= 0),
  limits TEXT NOT NULL,
  lifecycle TEXT NOT NULL CHECK (lifecycle IN ('onboarding', 'active', 'churned')),
  churned INTEGER,
  CHECK ((lifecycle = 'churned') = (churned IS NOT NULL))
) STRICT;
INSERT INTO customers VALUES(1,'CUST-001',1,'Corvid Bank 55','starter','technology','large','kim','dana',20442,20930,769941,'USD',NULL,'','active',NULL);
INSERT INTO customers VALUES(2,'CUST-002',1,'birch labs 45','community','manufacturing','enterprise','Zoë','Zoë',20519,20801,42598,'USD',NULL,'features=25 workflows=2','onboarding',NULL);
INSERT INTO customers VALUES(3,'CUST-003',1,'birch labs 98','enterprise','healthcare','enterprise','Sam','dana',20667,20833,121888,'USD',37,'','churned',20753);
CREATE TABLE contacts (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  change INTEGER NOT NULL,
  customer INTEGER NOT NULL REFERENCES customers(key),
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  role TEXT NOT NULL,
  is_primary INTEGER NOT NULL CHECK (is_primary IN (0, 1))
) STRICT;
INSERT INTO contacts VALUES(1,'P-1',1,1,'Pat','','',1);
INSERT INTO contacts VALUES(2,'P-2',1,1,'Pat','','',0);
CREATE TABLE activities (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  change INTEGER NOT NULL,
  customer INTEGER NOT NULL REFERENCES customers(key),
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  description TEXT NOT NULL,
  outcome TEXT NOT NULL,
  author TEXT NOT NULL
) STRICT;
INSERT INTO activities VALUES(1,'N-14',1,2,1794802199,'Call','x','','');
INSERT INTO activities VALUES(2,'N-22',1,3,1790876314,'Call','x','','');
INSERT INTO activities VALUES(3,'N-23',1,3,1794981309,'Call','x','','');
INSERT INTO activities VALUES(4,'N-24',1,3,1794213279,'Call','x','','');
INSERT INTO activities VALUES(5,'N-3',1,1,1793301913,'Call','x','','');
INSERT INTO activities VALUES(6,'N-4',1,1,1794130072,'Call','x','','');
CREATE TABLE observations (
  customer INTEGER NOT NULL REFERENCES customers(key),
  metric INTEGER NOT NULL REFERENCES names(key),
  at INTEGER NOT NULL,
  change INTEGER NOT NULL,
  form INTEGER NOT NULL CHECK (form BETWEEN 0 AND 3),
  value REAL NOT NULL,
  source INTEGER NOT NULL REFERENCES names(key),
  note TEXT NOT NULL,
  PRIMARY KEY (customer, metric, at),
  CHECK (form <> 1 OR value IN (0, 1, 2, 3))
) STRICT, WITHOUT ROWID;
INSERT INTO observations VALUES(1,1,1790199429,1,1,3.0,2,'17/20 users');
INSERT INTO observations VALUES(1,1,1793776315,1,1,3.0,2,'');
INSERT INTO observations VALUES(1,1,1794936814,1,1,3.0,3,'');
INSERT INTO observations VALUES(1,4,1790983688,1,1,1.0,3,'');
INSERT INTO observations VALUES(1,4,1792939145,1,1,2.0,3,'17/20 users');
INSERT INTO observations VALUES(1,5,1785847017,1,0,7.2999999999999998223,3,'17/20 users');
INSERT INTO observations VALUES(1,6,1787424280,1,0,22.0,3,'17/20 users');
INSERT INTO observations VALUES(1,7,1785574378,1,1,2.0,3,'17/20 users');
INSERT INTO observations VALUES(1,8,1786045201,1,1,3.0,3,'');
INSERT INTO observations VALUES(1,8,1787331428,1,1,1.0,3,'17/20 users');
INSERT INTO observations VALUES(1,9,1787048388,1,1,2.0,2,'');
INSERT INTO observations VALUES(1,9,1790269274,1,1,1.0,3,'');
INSERT INTO observations VALUES(1,9,1795211017,1,1,2.0,3,'17/20 users');
INSERT INTO observations VALUES(1,10,1785388664,1,1,0.0,2,'17/20 users');
INSERT INTO observations VALUES(1,10,1786405134,1,1,0.0,3,'17/20 users');
INSERT INTO observations VALUES(1,10,1794340278,1,1,3.0,2,'17/20 users');
INSERT INTO observations VALUES(1,11,1785781931,1,0,19.899999999999998578,2,'17/20 users');
INSERT INTO observations VALUES(1,12,1786276174,1,1,1.0,3,'17/20 users');
INSERT INTO observations VALUES(1,13,1785515752,1,0,9.1999999999999992894,2,'');
INSERT INTO observations VALUES(2,4,1789881624,1,1,3.0,3,'17/20 users');
INSERT INTO observations VALUES(2,4,1791406487,1,1,0.0,3,'17/20 users');
INSERT INTO observations VALUES(2,6,1794791354,1,0,87.90000000000000568,2,'');
INSERT INTO observations VALUES(2,7,1789871362,1,1,3.0,3,'17/20 users');
INSERT INTO observations VALUES(2,9,1792171905,1,1,1.0,2,'');
INSERT INTO observations VALUES(2,10,1793488744,1,1,3.0,2,'17/20 users');
INSERT INTO observations VALUES(2,11,1785762255,1,3,0.0,2,'17/20 users');
INSERT INTO observations VALUES(2,11,1790036770,1,0,92.90000000000000568,3,'');
INSERT INTO observations VALUES(2,12,1791963129,1,1,0.0,2,'');
INSERT INTO observations VALUES(2,13,1790012062,1,0,38.600000000000001421,3,'17/20 users');
INSERT INTO observations VALUES(2,13,1790050668,1,0,11.199999999999999289,2,'17/20 users');
INSERT INTO observations VALUES(2,14,1789029681,1,1,2.0,3,'17/20 users');
INSERT INTO observations VALUES(2,14,1789970352,1,1,2.0,3,'');
INSERT INTO observations VALUES(2,14,1791328601,1,1,1.0,3,'17/20 users');
INSERT INTO observations VALUES(2,14,1795413058,1,1,2.0,3,'');
INSERT INTO observations VALUES(2,15,1789859055,1,1,1.0,3,'17/20 users');
INSERT INTO observations VALUES(3,4,1785925159,1,1,2.0,3,'17/20 users');
INSERT INTO observations VALUES(3,4,1790752976,1,1,3.0,3,'');
INSERT INTO observations VALUES(3,4,1792835349,1,1,0.0,2,'');
INSERT INTO observations VALUES(3,4,1794581688,1,1,3.0,3,'17/20 users');
INSERT INTO observations VALUES(3,5,1786194046,1,0,5.9000000000000003552,2,'17/20 users');
INSERT INTO observations VALUES(3,5,1787229950,1,0,6.4000000000000003552,2,'17/20 users');
INSERT INTO observations VALUES(3,5,1787845183,1,0,49.100000000000001421,2,'17/20 users');
INSERT INTO observations VALUES(3,6,1792267711,1,0,72.70000000000000284,3,'');
INSERT INTO observations VALUES(3,6,1795207389,1,0,60.799999999999997158,2,'');
INSERT INTO observations VALUES(3,8,1787344492,1,1,0.0,3,'');
INSERT INTO observations VALUES(3,8,1788586529,1,1,3.0,3,'');
INSERT INTO observations VALUES(3,10,1785147649,1,1,3.0,3,'17/20 users');
INSERT INTO observations VALUES(3,10,1793400476,1,1,3.0,3,'');
INSERT INTO observations VALUES(3,10,1794974900,1,1,3.0,2,'');
INSERT INTO observations VALUES(3,11,1786900776,1,0,26.800000000000000709,2,'17/20 users');
INSERT INTO observations VALUES(3,11,1793479443,1,0,35.600000000000001421,3,'17/20 users');
INSERT INTO observations VALUES(3,14,1785090461,1,1,3.0,2,'17/20 users');
INSERT INTO observations VALUES(3,14,1787877989,1,1,0.0,3,'17/20 users');
INSERT INTO observations VALUES(3,15,1791076431,1,0,99.099999999999994317,2,'17/20 users');
INSERT INTO observations VALUES(3,15,1793070654,1,1,3.0,3,'17/20 users');
INSERT INTO observations VALUES(3,15,1795271451,1,1,2.0,3,'');
CREATE TABLE overrides (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  change INTEGER NOT NULL,
  customer INTEGER NOT NULL REFERENCES customers(key),
  target TEXT NOT NULL CHECK (target IN ('metric', 'dimension', 'score')),
  target_name TEXT NOT NULL CHECK ((target = 'score') = (target_name = '')),
  value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 100),
  reason TEXT NOT NULL,
  author TEXT NOT NULL,
  at INTEGER NOT NULL,
  expires INTEGER NOT NULL,
  withdrawn INTEGER
) STRICT;
INSERT INTO overrides VALUES(1,'O-5',1,1,'score','',13,'because','dana',1795085515,1797850315,NULL);
CREATE TABLE scores (
  customer INTEGER NOT NULL REFERENCES customers(key),
  at INTEGER NOT NULL,
  change INTEGER NOT NULL,
  score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 100),
  origin TEXT NOT NULL CHECK (origin IN ('computed', 'imported')),
  contributions TEXT NOT NULL CHECK (contributions = '' OR json_valid(contributions)),
  PRIMARY KEY (customer, at)
) STRICT, WITHOUT ROWID;
INSERT INTO scores VALUES(2,1789424443,1,64,'imported','');
CREATE TABLE actions (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  change INTEGER NOT NULL,
  customer INTEGER NOT NULL REFERENCES customers(key),
  priority TEXT NOT NULL CHECK (priority IN ('high', 'medium', 'low')),
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  owner TEXT NOT NULL,
  due INTEGER,
  status TEXT NOT NULL CHECK (status IN (
    'pending', 'scheduled', 'inProgress', 'succeeded', 'unchanged', 'lost', 'invalid', 'dropped')),
  snoozed_until INTEGER,
  snooze_reason TEXT NOT NULL,
  checklist TEXT NOT NULL CHECK (checklist = '' OR json_valid(checklist)),
  origin TEXT NOT NULL CHECK (origin IN ('hand', 'trigger', 'journey', 'programme')),
  origin_name TEXT NOT NULL,
  created INTEGER NOT NULL,
  ended INTEGER,
  is_ended INTEGER NOT NULL CHECK (is_ended IN (0, 1)),
  queue INTEGER NOT NULL
) STRICT;
INSERT INTO actions VALUES(1,'A-15',1,2,'low','Expansion','Étude','','Zoë',NULL,'inProgress',20782,'later','','hand','',1794415183,NULL,0,4398046511106);
INSERT INTO actions VALUES(2,'A-16',1,2,'high','Expansion','QBR','','Sam',20776,'succeeded',NULL,'','','trigger','health',1795077211,1794757372,1,-1794757372);
INSERT INTO actions VALUES(3,'A-17',1,2,'medium','Expansion','QBR','','kim',20796,'unchanged',NULL,'','','hand','',1793996884,1795112592,1,-1795112592);
INSERT INTO actions VALUES(4,'A-25',1,3,'high','Expansion','QBR','','kim',20782,'lost',20782,'later','','programme','p',1793715602,1795421831,1,-1795421831);
INSERT INTO actions VALUES(5,'A-26',1,3,'high','Expansion','Call','','dana',20773,'dropped',NULL,'','','hand','',1793825136,1795362185,1,-1795362185);
INSERT INTO actions VALUES(6,'A-6',1,1,'low','Expansion','Étude','','Zoë',NULL,'lost',NULL,'','','programme','p',1793642201,1795158535,1,-1795158535);
INSERT INTO actions VALUES(7,'A-7',1,1,'low','Expansion','QBR','','',20776,'dropped',NULL,'','[{"isDone":true,"title":"one"},{"isDone":false,"title":"two"}]','programme','p',1795086101,1795317503,1,-1795317503);
CREATE TABLE tickets (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  change INTEGER NOT NULL,
  customer INTEGER NOT NULL REFERENCES customers(key),
  subject TEXT NOT NULL,
  category TEXT NOT NULL,
  channel TEXT NOT NULL,
  created INTEGER NOT NULL,
  outside_id TEXT,
  follows INTEGER REFERENCES tickets(key)
) STRICT;
INSERT INTO tickets VALUES(1,'T-10',1,1,'Données perdues','','email',1794860363,NULL,NULL);
INSERT INTO tickets VALUES(2,'T-27',1,3,'Données perdues','','email',1793901157,NULL,NULL);
INSERT INTO tickets VALUES(3,'T-28',1,3,'Slow report','Integration','phone',1794849347,NULL,NULL);
INSERT INTO tickets VALUES(4,'T-8',1,1,'Slow report','Integration','email',1795058548,NULL,NULL);
INSERT INTO tickets VALUES(5,'T-9',1,1,'Slow report','','phone',1793751010,NULL,NULL);
CREATE TABLE ticket_events (
  ticket INTEGER NOT NULL REFERENCES tickets(key),
  seq INTEGER NOT NULL CHECK (seq >= 0),
  change INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor INTEGER NOT NULL CHECK (actor BETWEEN 0 AND 2),
  actor_name TEXT NOT NULL,
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 11),
  text TEXT NOT NULL,
  first INTEGER,
  second INTEGER,
  PRIMARY KEY (ticket, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO ticket_events VALUES(1,0,1,1794860363,0,'pat',0,'',3,0);
INSERT INTO ticket_events VALUES(1,1,1,1794983965,1,'kim',11,'',NULL,NULL);
INSERT INTO ticket_events VALUES(1,2,1,1795068591,1,'kim',4,'',0,NULL);
INSERT INTO ticket_events VALUES(1,3,1,1795203575,1,'sam',2,'we look',NULL,NULL);
INSERT INTO ticket_events VALUES(1,4,1,1795336166,1,'kim',7,'because',2,NULL);
INSERT INTO ticket_events VALUES(1,5,1,1795410515,1,'kim',3,'psst',NULL,NULL);
INSERT INTO ticket_events VALUES(1,6,1,1795415083,1,'kim',9,'',1,1795473357);
INSERT INTO ticket_events VALUES(2,0,1,1793901157,1,'sam',0,'',2,0);
INSERT INTO ticket_events VALUES(2,1,1,1793924638,1,'kim',4,'',5,NULL);
INSERT INTO ticket_events VALUES(2,2,1,1794080987,1,'kim',4,'',0,NULL);
INSERT INTO ticket_events VALUES(2,3,1,1794180761,0,'pat',1,'hello',NULL,NULL);
INSERT INTO ticket_events VALUES(2,4,1,1794335346,2,'bot',2,'we look',NULL,NULL);
INSERT INTO ticket_events VALUES(2,5,1,1794360338,1,'kim',4,'',3,NULL);
INSERT INTO ticket_events VALUES(3,0,1,1794849347,1,'sam',0,'',1,0);
INSERT INTO ticket_events VALUES(4,0,1,1795058548,0,'pat',0,'',0,0);
INSERT INTO ticket_events VALUES(4,1,1,1795233671,1,'sam',2,'we look',NULL,NULL);
INSERT INTO ticket_events VALUES(4,2,1,1795296001,1,'sam',2,'we look',NULL,NULL);
INSERT INTO ticket_events VALUES(4,3,1,1795335868,0,'pat',1,'hello',NULL,NULL);
INSERT INTO ticket_events VALUES(4,4,1,1795356219,1,'kim',3,'psst',NULL,NULL);
INSERT INTO ticket_events VALUES(5,0,1,1793751010,1,'sam',0,'',2,0);
CREATE TABLE surveys (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  change INTEGER NOT NULL,
  customer INTEGER NOT NULL REFERENCES customers(key),
  kind TEXT NOT NULL CHECK (kind IN ('nps', 'csat', 'ces')),
  score INTEGER NOT NULL,
  at INTEGER NOT NULL,
  ticket INTEGER REFERENCES tickets(key),
  comment TEXT NOT NULL,
  CHECK (CASE kind WHEN 'nps' THEN score BETWEEN 0 AND 10 ELSE score BETWEEN 1 AND 5 END)
) STRICT;
INSERT INTO surveys VALUES(1,'S-13',1,1,'ces',2,1794478486,NULL,'fine');
INSERT INTO surveys VALUES(2,'S-21',1,2,'ces',2,1793078290,NULL,'');
CREATE TABLE learners (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  change INTEGER NOT NULL,
  customer INTEGER NOT NULL REFERENCES customers(key),
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  role TEXT NOT NULL
) STRICT;
INSERT INTO learners VALUES(1,'L-11',1,1,'Lee','','admin');
INSERT INTO learners VALUES(2,'L-12',1,1,'Lee','','admin');
INSERT INTO learners VALUES(3,'L-18',1,2,'Lee','','admin');
INSERT INTO learners VALUES(4,'L-20',1,2,'Lee','','admin');
INSERT INTO learners VALUES(5,'L-29',1,3,'Lee','','admin');
INSERT INTO learners VALUES(6,'L-30',1,3,'Lee','','admin');
CREATE TABLE enrolments (
  learner INTEGER NOT NULL REFERENCES learners(key),
  path INTEGER NOT NULL REFERENCES names(key),
  change INTEGER NOT NULL,
  enrolled INTEGER NOT NULL,
  due INTEGER,
  PRIMARY KEY (learner, path)
) STRICT, WITHOUT ROWID;
INSERT INTO enrolments VALUES(1,16,1,20740,20798);
INSERT INTO enrolments VALUES(1,17,1,20740,NULL);
INSERT INTO enrolments VALUES(2,18,1,20740,NULL);
INSERT INTO enrolments VALUES(3,17,1,20740,20776);
INSERT INTO enrolments VALUES(3,18,1,20740,20758);
INSERT INTO enrolments VALUES(4,16,1,20740,20767);
INSERT INTO enrolments VALUES(4,18,1,20740,20809);
INSERT INTO enrolments VALUES(5,17,1,20740,NULL);
INSERT INTO enrolments VALUES(5,18,1,20740,NULL);
INSERT INTO enrolments VALUES(6,17,1,20740,NULL);
INSERT INTO enrolments VALUES(6,18,1,20740,NULL);
CREATE TABLE module_progress (
  learner INTEGER NOT NULL REFERENCES learners(key),
  path INTEGER NOT NULL REFERENCES names(key),
  module INTEGER NOT NULL REFERENCES names(key),
  change INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('inProgress', 'completed', 'waived')),
  minutes INTEGER NOT NULL CHECK (minutes >= 0),
  best_score INTEGER CHECK (best_score BETWEEN 0 AND 100),
  waiver TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (learner, path, module)
) STRICT, WITHOUT ROWID;
INSERT INTO module_progress VALUES(1,16,19,1,'inProgress',57,59,'',1793733427);
INSERT INTO module_progress VALUES(1,16,20,1,'completed',52,64,'',1794099377);
INSERT INTO module_progress VALUES(1,16,21,1,'completed',37,74,'',1793387128);
INSERT INTO module_progress VALUES(1,17,22,1,'completed',63,51,'',1792594119);
INSERT INTO module_progress VALUES(1,17,23,1,'waived',43,92,'',1793685678);
INSERT INTO module_progress VALUES(2,18,24,1,'completed',2,75,'',1793416677);
INSERT INTO module_progress VALUES(2,18,25,1,'inProgress',87,83,'',1794973869);
INSERT INTO module_progress VALUES(2,18,26,1,'inProgress',21,83,'',1794417428);
INSERT INTO module_progress VALUES(3,17,23,1,'completed',85,96,'',1793269233);
INSERT INTO module_progress VALUES(3,18,26,1,'completed',72,87,'',1794886928);
INSERT INTO module_progress VALUES(4,16,19,1,'completed',59,NULL,'',1793285979);
INSERT INTO module_progress VALUES(4,16,20,1,'inProgress',24,NULL,'',1792256843);
INSERT INTO module_progress VALUES(4,16,21,1,'inProgress',1,56,'',1794478831);
INSERT INTO module_progress VALUES(4,18,24,1,'inProgress',26,NULL,'',1794109199);
INSERT INTO module_progress VALUES(4,18,25,1,'completed',86,63,'',1795278701);
INSERT INTO module_progress VALUES(5,17,22,1,'waived',61,NULL,'',1794206482);
INSERT INTO module_progress VALUES(5,17,27,1,'waived',46,NULL,'',1794856725);
INSERT INTO module_progress VALUES(5,18,24,1,'waived',41,77,'',1794180016);
INSERT INTO module_progress VALUES(5,18,26,1,'waived',72,NULL,'',1795233064);
INSERT INTO module_progress VALUES(6,17,22,1,'completed',87,72,'',1794882621);
INSERT INTO module_progress VALUES(6,18,24,1,'waived',54,92,'',1793338256);
INSERT INTO module_progress VALUES(6,18,25,1,'waived',45,NULL,'',1793697409);
INSERT INTO module_progress VALUES(6,18,26,1,'inProgress',12,83,'',1795083341);
CREATE TABLE certificates (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  change INTEGER NOT NULL,
  learner INTEGER NOT NULL REFERENCES learners(key),
  path INTEGER NOT NULL REFERENCES names(key),
  issued INTEGER NOT NULL,
  expires INTEGER NOT NULL
) STRICT;
INSERT INTO certificates VALUES(1,'C-19',1,3,18,20380,20744);
CREATE TABLE rulebook (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  fingerprint TEXT NOT NULL
) STRICT;
INSERT INTO rulebook VALUES(1,'shipped');
CREATE TABLE customer_standing (customer INTEGER NOT NULL, computed_at INTEGER NOT NULL, valid_until INTEGER NOT NULL, id_folded TEXT NOT NULL, name_folded TEXT NOT NULL, owner TEXT NOT NULL, owner_folded TEXT NOT NULL, executive_folded TEXT NOT NULL, tier INTEGER NOT NULL, industry INTEGER NOT NULL, size INTEGER NOT NULL, lifecycle INTEGER NOT NULL, signed_up INTEGER NOT NULL, renews INTEGER, revenue INTEGER NOT NULL, score INTEGER, computed INTEGER, exact REAL, known INTEGER NOT NULL, applicable INTEGER NOT NULL, provisional INTEGER NOT NULL, overridden INTEGER NOT NULL, expansion INTEGER NOT NULL, change INTEGER, day_score INTEGER, open_tickets INTEGER NOT NULL, backlog INTEGER NOT NULL, breached INTEGER NOT NULL, at_risk INTEGER NOT NULL, sla INTEGER NOT NULL, open_actions INTEGER NOT NULL, category INTEGER NOT NULL, score_up INTEGER AS (ifnull(score, 1000)) VIRTUAL, score_down INTEGER AS (ifnull(score, -1000)) VIRTUAL, change_up INTEGER AS (ifnull(change, 1000)) VIRTUAL, change_down INTEGER AS (ifnull(change, -1000)) VIRTUAL, renews_up INTEGER AS (ifnull(renews, 100000000)) VIRTUAL, renews_down INTEGER AS (ifnull(renews, -100000000)) VIRTUAL, PRIMARY KEY (customer)) STRICT;
INSERT INTO customer_standing VALUES(1,1795442732,1795531145,'cust-001','corvid bank 55','kim','kim','dana',2,2,1,1,20442,20930,769941,13,50,13.0,10,12,0,1,0,-44,13,2,1,2,0,0,0,3);
INSERT INTO customer_standing VALUES(2,1795442732,1796080744,'cust-002','birch labs 45','Zoë','zoë','zoë',3,3,0,0,20519,20801,42598,51,51,51.093638888888889939,9,13,0,0,0,2,51,0,0,0,0,5,1,2);
INSERT INTO customer_standing VALUES(3,1795442732,1795653990,'cust-003','birch labs 98','Sam','sam','dana',0,0,0,2,20667,20833,121888,65,65,65.1026543209876678,8,13,0,0,0,-7,65,2,1,2,0,0,0,2);
CREATE TABLE ticket_standing (ticket INTEGER NOT NULL, computed_at INTEGER NOT NULL, valid_until INTEGER NOT NULL, customer INTEGER NOT NULL, id_folded TEXT NOT NULL, subject_folded TEXT NOT NULL, category_folded TEXT NOT NULL, channel_folded TEXT NOT NULL, owner_folded TEXT NOT NULL, status INTEGER NOT NULL, severity INTEGER NOT NULL, support_tier INTEGER NOT NULL, is_open INTEGER NOT NULL, sla INTEGER NOT NULL, band INTEGER NOT NULL, queue INTEGER NOT NULL, created INTEGER NOT NULL, respond_breached INTEGER NOT NULL, resolve_breached INTEGER NOT NULL, PRIMARY KEY (ticket)) STRICT;
INSERT INTO ticket_standing VALUES(1,1795442732,1152921504606846976,1,'t-10','données perdues','','email','',1,3,2,0,5,4,-1795203575,1794860363,0,0);
INSERT INTO ticket_standing VALUES(2,1795442732,1795482000,3,'t-27','données perdues','','email','',3,2,2,1,0,0,1794243600,1793901157,1,1);
INSERT INTO ticket_standing VALUES(3,1795442732,1152921504606846976,3,'t-28','slow report','integration','phone','',0,1,2,1,0,0,1794878147,1794849347,0,1);
INSERT INTO ticket_standing VALUES(4,1795442732,1152921504606846976,1,'t-8','slow report','integration','email','',1,0,2,1,0,0,1795072948,1795058548,0,1);
INSERT INTO ticket_standing VALUES(5,1795442732,1795482000,1,'t-9','slow report','','phone','',0,2,2,1,0,0,1793923810,1793751010,0,1);
CREATE TABLE ticket_verdicts (ticket INTEGER NOT NULL, at INTEGER NOT NULL, customer INTEGER NOT NULL, first_part INTEGER NOT NULL, first_whole INTEGER NOT NULL, unescalated_part INTEGER NOT NULL, unescalated_whole INTEGER NOT NULL, respond_part INTEGER NOT NULL, respond_whole INTEGER NOT NULL, resolve_part INTEGER NOT NULL, resolve_whole INTEGER NOT NULL, resolved INTEGER NOT NULL, resolution_seconds INTEGER NOT NULL, PRIMARY KEY (ticket, at)) STRICT, WITHOUT ROWID;
INSERT INTO ticket_verdicts VALUES(2,1793924638,3,0,1,1,1,0,0,0,0,0,0);
INSERT INTO ticket_verdicts VALUES(4,1795233671,1,0,0,0,0,0,1,0,0,0,0);
CREATE TABLE enrolment_standing (learner INTEGER NOT NULL, path INTEGER NOT NULL, computed_at INTEGER NOT NULL, valid_until INTEGER NOT NULL, customer INTEGER NOT NULL, modules_done INTEGER NOT NULL, due INTEGER, satisfied_on INTEGER, PRIMARY KEY (learner, path)) STRICT, WITHOUT ROWID;
INSERT INTO enrolment_standing VALUES(1,16,1795442732,1152921504606846976,1,0,20798,NULL);
INSERT INTO enrolment_standing VALUES(1,17,1795442732,1152921504606846976,1,1,NULL,NULL);
INSERT INTO enrolment_standing VALUES(2,18,1795442732,1152921504606846976,1,0,NULL,NULL);
INSERT INTO enrolment_standing VALUES(3,17,1795442732,1152921504606846976,2,1,20776,NULL);
INSERT INTO enrolment_standing VALUES(3,18,1795442732,1152921504606846976,2,1,20758,NULL);
INSERT INTO enrolment_standing VALUES(4,16,1795442732,1152921504606846976,2,1,20767,NULL);
INSERT INTO enrolment_standing VALUES(4,18,1795442732,1152921504606846976,2,0,20809,NULL);
INSERT INTO enrolment_standing VALUES(5,17,1795442732,1152921504606846976,3,2,NULL,NULL);
INSERT INTO enrolment_standing VALUES(5,18,1795442732,1152921504606846976,3,2,NULL,NULL);
INSERT INTO enrolment_standing VALUES(6,17,1795442732,1152921504606846976,3,0,NULL,NULL);
INSERT INTO enrolment_standing VALUES(6,18,1795442732,1152921504606846976,3,2,NULL,NULL);
CREATE TABLE score_changes (customer INTEGER NOT NULL, at INTEGER NOT NULL, score INTEGER NOT NULL, PRIMARY KEY (customer, at)) STRICT, WITHOUT ROWID;
INSERT INTO score_changes VALUES(1,1785388664,88);
INSERT INTO score_changes VALUES(1,1785574378,76);
INSERT INTO score_changes VALUES(1,1785781931,82);
INSERT INTO score_changes VALUES(1,1785847017,59);
INSERT INTO score_changes VALUES(1,1786045201,52);
INSERT INTO score_changes VALUES(1,1786276174,54);
INSERT INTO score_changes VALUES(1,1787331428,59);
INSERT INTO score_changes VALUES(1,1787424280,60);
INSERT INTO score_changes VALUES(1,1790199429,58);
INSERT INTO score_changes VALUES(1,1790269274,59);
INSERT INTO score_changes VALUES(1,1790983688,57);
INSERT INTO score_changes VALUES(1,1792939145,55);
INSERT INTO score_changes VALUES(1,1794340278,51);
INSERT INTO score_changes VALUES(1,1795085515,13);
INSERT INTO score_changes VALUES(2,1789029681,60);
INSERT INTO score_changes VALUES(2,1789424443,64);
INSERT INTO score_changes VALUES(2,1789859055,60);
INSERT INTO score_changes VALUES(2,1789871362,45);
INSERT INTO score_changes VALUES(2,1789881624,36);
INSERT INTO score_changes VALUES(2,1790012062,41);
INSERT INTO score_changes VALUES(2,1790036770,44);
INSERT INTO score_changes VALUES(2,1790050668,29);
INSERT INTO score_changes VALUES(2,1791328601,31);
INSERT INTO score_changes VALUES(2,1791406487,41);
INSERT INTO score_changes VALUES(2,1791963129,47);
INSERT INTO score_changes VALUES(2,1792171905,49);
INSERT INTO score_changes VALUES(2,1793488744,45);
INSERT INTO score_changes VALUES(2,1794791354,52);
INSERT INTO score_changes VALUES(2,1795413058,51);
INSERT INTO score_changes VALUES(3,1785090461,30);
INSERT INTO score_changes VALUES(3,1785925159,43);
INSERT INTO score_changes VALUES(3,1786194046,32);
INSERT INTO score_changes VALUES(3,1786900776,35);
INSERT INTO score_changes VALUES(3,1787229950,36);
INSERT INTO score_changes VALUES(3,1787344492,42);
INSERT INTO score_changes VALUES(3,1787845183,61);
INSERT INTO score_changes VALUES(3,1787877989,71);
INSERT INTO score_changes VALUES(3,1788586529,64);
INSERT INTO score_changes VALUES(3,1790752976,60);
INSERT INTO score_changes VALUES(3,1791076431,61);
INSERT INTO score_changes VALUES(3,1792267711,66);
INSERT INTO score_changes VALUES(3,1792835349,72);
INSERT INTO score_changes VALUES(3,1793070654,68);
INSERT INTO score_changes VALUES(3,1794581688,62);
INSERT INTO score_changes VALUES(3,1795271451,65);
CREATE TABLE cube (tier INTEGER NOT NULL, industry INTEGER NOT NULL, size INTEGER NOT NULL, category INTEGER NOT NULL, customers INTEGER NOT NULL, score_sum INTEGER NOT NULL, change_sum INTEGER NOT NULL, change_count INTEGER NOT NULL, day_sum INTEGER NOT NULL, day_count INTEGER NOT NULL, expansion INTEGER NOT NULL, intervention INTEGER NOT NULL, open_tickets INTEGER NOT NULL, backlog INTEGER NOT NULL, breached INTEGER NOT NULL, at_risk INTEGER NOT NULL, PRIMARY KEY (tier, industry, size, category)) STRICT, WITHOUT ROWID;
INSERT INTO cube VALUES(2,2,1,3,1,13,-44,1,13,1,0,1,2,1,2,0);
INSERT INTO cube VALUES(3,3,0,2,1,51,2,1,51,1,0,0,0,0,0,0);
CREATE TABLE owner_cube (owner_folded TEXT NOT NULL, owner TEXT NOT NULL, category INTEGER NOT NULL, customers INTEGER NOT NULL, score_sum INTEGER NOT NULL, change_sum INTEGER NOT NULL, change_count INTEGER NOT NULL, day_sum INTEGER NOT NULL, day_count INTEGER NOT NULL, expansion INTEGER NOT NULL, intervention INTEGER NOT NULL, open_tickets INTEGER NOT NULL, backlog INTEGER NOT NULL, breached INTEGER NOT NULL, at_risk INTEGER NOT NULL, PRIMARY KEY (owner_folded, owner, category)) STRICT, WITHOUT ROWID;
INSERT INTO owner_cube VALUES('kim','kim',3,1,13,-44,1,13,1,0,1,2,1,2,0);
INSERT INTO owner_cube VALUES('zoë','Zoë',2,1,51,2,1,51,1,0,0,0,0,0,0);
CREATE TABLE day_cube (day INTEGER NOT NULL, tier INTEGER NOT NULL, industry INTEGER NOT NULL, size INTEGER NOT NULL, score_sum INTEGER NOT NULL, score_count INTEGER NOT NULL, PRIMARY KEY (day, tier, industry, size)) STRICT, WITHOUT ROWID;
INSERT INTO day_cube VALUES(20664,2,2,1,88,1);
INSERT INTO day_cube VALUES(20666,2,2,1,-12,0);
INSERT INTO day_cube VALUES(20668,2,2,1,6,0);
INSERT INTO day_cube VALUES(20669,2,2,1,-23,0);
INSERT INTO day_cube VALUES(20671,2,2,1,-7,0);
INSERT INTO day_cube VALUES(20674,2,2,1,2,0);
INSERT INTO day_cube VALUES(20686,2,2,1,5,0);
INSERT INTO day_cube VALUES(20687,2,2,1,1,0);
INSERT INTO day_cube VALUES(20706,3,3,0,60,1);
INSERT INTO day_cube VALUES(20710,3,3,0,4,0);
INSERT INTO day_cube VALUES(20715,3,3,0,-19,0);
INSERT INTO day_cube VALUES(20716,3,3,0,-9,0);
INSERT INTO day_cube VALUES(20717,3,3,0,8,0);
INSERT INTO day_cube VALUES(20718,3,3,0,-15,0);
INSERT INTO day_cube VALUES(20719,2,2,1,-2,0);
INSERT INTO day_cube VALUES(20720,2,2,1,1,0);
INSERT INTO day_cube VALUES(20728,2,2,1,-2,0);
INSERT INTO day_cube VALUES(20732,3,3,0,2,0);
INSERT INTO day_cube VALUES(20733,3,3,0,10,0);
INSERT INTO day_cube VALUES(20740,3,3,0,6,0);
INSERT INTO day_cube VALUES(20742,3,3,0,2,0);
INSERT INTO day_cube VALUES(20751,2,2,1,-2,0);
INSERT INTO day_cube VALUES(20757,3,3,0,-4,0);
INSERT INTO day_cube VALUES(20767,2,2,1,-4,0);
INSERT INTO day_cube VALUES(20772,3,3,0,7,0);
INSERT INTO day_cube VALUES(20776,2,2,1,-38,0);
INSERT INTO day_cube VALUES(20780,3,3,0,-1,0);
CREATE INDEX change_edits_by_key ON change_edits (key, change);
CREATE INDEX changes_by_undone ON changes (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX standing_by_customer ON ticket_standing (customer, is_open, severity, sla);
CREATE INDEX contacts_by_customer ON contacts (customer);
CREATE INDEX activities_by_customer ON activities (customer, at);
CREATE INDEX overrides_by_customer ON overrides (customer, at);
CREATE INDEX actions_by_customer ON actions (customer, is_ended);
CREATE INDEX actions_in_order ON actions (is_ended, queue, key, created, snoozed_until);
CREATE INDEX tickets_by_customer ON tickets (customer);
CREATE INDEX tickets_by_follows ON tickets (follows) WHERE follows IS NOT NULL;
CREATE INDEX surveys_by_customer ON surveys (customer);
CREATE INDEX surveys_by_time ON surveys (kind, at, score, customer, ticket);
CREATE INDEX surveys_by_ticket ON surveys (ticket) WHERE ticket IS NOT NULL;
CREATE INDEX learners_by_customer ON learners (customer);
CREATE INDEX certificates_by_learner ON certificates (learner);
CREATE INDEX certificates_by_expiry ON certificates (path, expires, issued, learner);
CREATE INDEX customers_by_id ON customer_standing (id_folded, customer);
CREATE INDEX customers_by_name ON customer_standing (name_folded, customer);
CREATE INDEX customers_by_tier ON customer_standing (tier, customer);
CREATE INDEX customers_by_owner ON customer_standing (owner_folded, customer);
CREATE INDEX customers_by_score_up ON customer_standing (score_up, customer);
CREATE INDEX customers_by_score_down ON customer_standing (score_down, customer);
CREATE INDEX customers_by_change_up ON customer_standing (change_up, customer);
CREATE INDEX customers_by_change_down ON customer_standing (change_down, customer);
CREATE INDEX customers_by_renews_up ON customer_standing (renews_up, customer);
CREATE INDEX customers_by_renews_down ON customer_standing (renews_down, customer);
CREATE INDEX customers_by_tickets ON customer_standing (open_tickets, customer);
CREATE INDEX customers_by_revenue ON customer_standing (revenue, customer);
CREATE INDEX customers_due ON customer_standing (valid_until) WHERE valid_until < 1152921504606846976;
CREATE INDEX customers_computed ON customer_standing (computed_at);
CREATE INDEX tickets_in_order ON ticket_standing (band, queue, ticket);
CREATE INDEX tickets_breached ON ticket_standing (customer, respond_breached, resolve_breached) WHERE respond_breached + resolve_breached > 0;
CREATE INDEX tickets_due ON ticket_standing (valid_until) WHERE valid_until < 1152921504606846976;
CREATE INDEX tickets_computed ON ticket_standing (computed_at);
CREATE INDEX verdicts_by_time ON ticket_verdicts (at);
CREATE INDEX enrolments_by_path ON enrolment_standing (path, customer, modules_done, due, satisfied_on);
CREATE INDEX enrolments_by_customer ON enrolment_standing (customer);
CREATE INDEX enrolments_due ON enrolment_standing (valid_until) WHERE valid_until < 1152921504606846976;
CREATE INDEX enrolments_computed ON enrolment_standing (computed_at);
COMMIT;
