/** Officers' notes, as they come to a desk. All agencies, people and numbers are fictional. */
export const FLOOD_PLAN = `發文機關：晴川縣政府
受文者：青禾市政府
發文日期：115年9月21日
發文字號：府水防字第1150187654號
依據：經濟水務署115年8月30日水防字第1150023456號函
事由：檢送本縣「跨縣市河川聯合防汛整備計畫」1份
請求事項：
1. 請於115年10月15日前提供意見
2. 指派聯絡窗口1人，並提供姓名及電話
說明：
- 晴水溪下游橫跨兩縣市，去年8月豪雨造成青禾市三處堤防溢流，受影響住戶126戶。
- 本計畫將抽水機調度、警戒水位通報及疏散路線整併為單一流程，預算計2,450萬元。
附件：聯合防汛整備計畫1份
副本：本府消防局、本府水利處`;

export const TRAINING_NOTES = `本府訂於115年10月20日上午9時至下午4時，在第二會議室辦理生成式AI公務應用研習，名額60人。
依115年度員工訓練計畫，各鄉鎮市公所應派2人以上參加。請各鄉鎮市公所於10月8日下班前完成線上報名。
講師為資訊處林高級分析師，課程包含提示詞撰寫、個資去識別化與查核。
當日提供午餐，請自備環保餐具。`;

export const SUBSIDY_REQUEST = `受文者：國土農業部
本府擬申請補助稻香大橋改建工程經費3,600萬元，總經費為4,800萬元，本府自籌1,200萬元。
稻香大橋建於民國68年，經115年6月檢測評定為三級劣化，已限重15噸。
每日車流量約8,200車次，替代道路需繞行11公里。
請惠予同意補助，並於115年12月31日前核定。
附件：工程計畫書、橋梁檢測報告`;

export const COPIERS = `簽辦單位：行政處
事由：汰換本府各樓層影印機12部
現況：現有影印機12部均已使用8年以上，115年上半年報修47次，維修費31萬元。
方案一：全數採購，經費186萬元，115年12月20日完成。
方案二：租賃5年，經費142萬元，115年11月10日完成。
方案三：僅汰換報修最多的6部，經費95萬元，115年11月30日完成。
經費來源：115年度一般行政業務設備費`;

export const RICE_FESTIVAL = `活動名稱：2026晴川稻香節
主辦單位：晴川縣政府農業處
時間：115年11月14日（星期六）上午9時至下午5時
地點：晴川鎮農會廣場
活動內容：
- 割稻體驗2場，每場限40人，由農友現場教學。
- 在地小農市集共65攤，全面使用可重複清洗餐具。
- 米食料理競賽邀請8組學生隊伍參加。
報名期限：115年10月30日
費用：免費
接駁：晴川車站每15分鐘一班
新聞聯絡人：農業處推廣科 曾科員
電話：(03)555-0166
縣長談話：稻香節讓城市的孩子知道一碗飯是怎麼來的。`;

export const ROUGH_MEETING = `9月8日通學步道會議筆記
115年9月8日上午9時30分，第二會議室，林副縣長主持，陳柏宇記錄
出席：教育處、工務處、警察局、青禾國小、翠峰國小
工務處報告：全縣列管46處，去年完成11處，今年預算1,280萬元，8月底執行七成
青禾國小：後門人行道破損，上週2名學童絆倒，希望9月底前修好
工務處：材料要重新備料，9月底沒辦法
警察局覺得違停才是主因，建議先加強取締
翠峰國小想設家長接送區，用地還沒談妥
決議：
- 青禾國小後門人行道由工務處10月15日前修好，經費86萬元由通學步道預算支應
- 請警察局加強上學時段違停取締，9月30日前提報成果
- 翠峰國小接送區用地由教育處持續協調
散會：上午10時50分`;

export const PETITION = `縣府您好：
我是趙宜蓁，住在晴川鎮和平里晴川路30號。我家對面的工地從8月初開始，每天早上6點就開始打樁，晚上10點還在施工，孩子沒辦法睡覺。
打過兩次電話到環保局都沒有下文，希望你們趕快處理。
我的電話是0955-000-321。
趙宜蓁 敬上`;

export const FINDINGS = `發文機關：晴川縣政府環境保護局
查處結果：
1. 本局於115年8月20日晚間9時40分派員稽查，測得營建噪音78分貝，超過第三類管制區夜間標準。
2. 已依法告發，並要求業者於夜間10時至翌日上午7時停止打樁作業。
法令依據：噪音管制法第9條
後續處理：115年9月5日前再次複查，未改善將按次處罰。
承辦人：空噪科 葉技士
電話：(03)555-0177`;

export const TRAINING_EN = `From: Qingchuan County Government
To: All township offices
Subject: Workshop on generative AI for public servants
Background:
- The workshop takes place on 20 October 2026 from 09:00 to 16:00 in Meeting Room 2, with 60 places.
- Lecturers cover prompt writing, removal of personal data and checking of results.
Requests:
- Please register two officers by 8 October 2026.
- Please name one contact person.
Contact: Ms Tseng, Personnel Department
Phone: (03) 555-0144`;

export const MEETING_EN = `Notes of the school route meeting
Time: 8 September 2026, 09:30
Place: Meeting Room 2
Chair: Deputy Magistrate Lin
Present: Education Department, Public Works Department, Police Bureau
Public Works Department report: 46 routes are listed, 11 were finished last year, and 70% of this year's NT$12,800,000 is spent.
Discussion:
- The school wants the pavement repaired soon because two pupils fell last week.
- The Police Bureau sees illegal parking as the main cause.
Decisions:
1. The Public Works Department will repair the pavement by 15 October 2026 at a cost of NT$860,000.
2. The Education Department will talk to the landowner about a drop-off zone.
Adjourned: 10:50`;

export const COPIERS_EN = `From: Administration Department
Purpose: Replacement of 12 copiers in the county hall
Background: All 12 copiers are over 8 years old and needed 47 repairs this year.
Option A: buy all, NT$1,860,000, finished 20 December 2026.
Option B: rent for 5 years, NT$1,420,000, finished 10 November 2026.
Option C: replace the worst 6, NT$950,000, finished 30 November 2026.`;

export const FESTIVAL_EN = `Event: Qingchuan Rice Festival 2026
Organiser: Qingchuan County Government
Time: 14 November 2026, 09:00 to 17:00
Venue: the square of the Farmers' Association
Programme:
- Two harvesting sessions with 40 places each.
- A market of 65 stalls with reusable tableware.
Registration: online until 30 October 2026
Press contact: Ms Tseng, Agriculture Department
Phone: (03) 555-0166`;

export const PETITION_EN = `Dear office, my name is Grace Chao. A building site opposite my home has been driving piles from 6 in the morning since August and my children cannot sleep. My phone is 0955-000-321. Please do something. Yours sincerely, Grace Chao`;
export const FINDINGS_EN = `From: Environmental Protection Bureau
Findings:
1. Officers measured 78 decibels at 21:40 on 20 August 2026, above the night limit.
2. The builder has been fined and ordered to stop piling at night.
Legal basis: Article 9 of the Noise Control Act
Next steps: The bureau will inspect the site again by 5 September 2026.
Contact: Mr Yeh
Phone: (03) 555-0177`;
