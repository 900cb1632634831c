#include "mdg-report-samples.h"

void
mdg_sample_fill_frame (MdgDocument *document)
{
  static const MdgLetterhead letterhead = {
    .name = "見本市在宅医療・介護連携支援センター",
    .tel = "047-000-0000",
    .fax = "047-000-0001",
    .hours = "平日 8:30～17:15",
    .address = "見本市東見本1丁目 見本市医師会館2階",
  };

  mdg_document_set_letterhead (document, &letterhead);
  mdg_document_set_version (document, "内部用");
  mdg_document_set_date (document, "令和8年6月3日");
}

/* Repeats text n times, for what has to go on over pages. */
static char *
repeat_text (const char *text,
             guint n)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (string, text);

  return g_string_free (string, FALSE);
}

MdgTable *
mdg_sample_new_list (guint n_rows)
{
  static const struct
  {
    const char *label;
    double weight;
  } columns[] = {
    { "番号", 18 },
    { "受付日時", 30 },
    { "方法", 14 },
    { "相談者", 42 },
    { "対象者", 34 },
    { "圏域", 24 },
    { "相談内容", 76 },
    { "担当", 22 },
  };
  static const char *const channels[] = { "電話", "地域ICT", "FAX", "来所", "メール", "訪問" };
  static const char *const consulters[] = { "東見本地域包括支援センター", "みほん居宅介護支援事業所", "れいだい病院 地域連携室", "ひながた訪問看護ステーション", "本人", "見本市 高齢者支援課" };
  static const char *const subjects[] = { "甲野 花子", "乙川 太郎", "丙山 ハル", "丁原 一郎", "戊田 キク", "𠮷仮山 ハル", "髙見本 花子", "サンプル・マリア", "匿名（80代女性）" };
  static const char *const areas[] = { "東見本", "西見本", "緑ヶ丘", "中央", "北新田", "南台" };
  static const char *const contents[] = { "訪問診療の紹介", "受診拒否・医療につながらない", "退院調整。HOT 2L、独居、生保。退院前カンファ", "主治医意見書", "看取りの相談。夜間の連絡先が一本化されていない", "服薬管理。3つの診療科から計14種" };
  static const char *const staff[] = { "例示 直子", "例示 健", "例示 由美", "例示 聡" };
  MdgTable *table = mdg_table_new ("consultations", "相談一覧");

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    mdg_table_add_column (table, columns[i].label, MDG_CELL_TEXT, columns[i].weight);

  for (guint i = 0; i < n_rows; i++)
    {
      guint row = mdg_table_add_row (table, NULL, 0);
      g_autofree char *number = g_strdup_printf ("R8-%04u", i + 1);
      g_autofree char *when = g_strdup_printf ("R8.%u.%u 火 %u:%02u", i / 900 % 12 + 1, i % 28 + 1, 8 + i % 9, i * 7 % 60);
      g_autofree char *subject = g_strdup_printf ("%s %u歳", subjects[i % G_N_ELEMENTS (subjects)], 60 + i % 40);
      g_autofree char *content = g_strdup_printf ("%s（%u回目）", contents[i * 5 % G_N_ELEMENTS (contents)], i % 200 + 1);

      mdg_table_set_text (table, row, 0, number);
      mdg_table_set_text (table, row, 1, when);
      mdg_table_set_text (table, row, 2, channels[i % G_N_ELEMENTS (channels)]);
      mdg_table_set_text (table, row, 3, consulters[i * 7 % G_N_ELEMENTS (consulters)]);
      mdg_table_set_text (table, row, 4, subject);
      mdg_table_set_text (table, row, 5, areas[i % G_N_ELEMENTS (areas)]);
      mdg_table_set_text (table, row, 6, content);
      mdg_table_set_text (table, row, 7, staff[i % G_N_ELEMENTS (staff)]);
    }

  return table;
}

MdgTableDocument *
mdg_sample_new_table_document (guint n_rows)
{
  g_autoptr (MdgTable) table = mdg_sample_new_list (n_rows);
  MdgTableDocument *document = mdg_table_document_new (table);
  g_autofree char *conditions = g_strdup_printf ("令和8年度・方法：すべて・担当：すべて\n%u件", n_rows);

  mdg_sample_fill_frame (MDG_DOCUMENT (document));
  mdg_table_document_set_conditions (document, conditions);

  return document;
}

static MdgTable *
new_monthly_table (const char *key,
                   const char *title,
                   const char *const *labels,
                   const char *note)
{
  static const char *const columns[] = { "当月", "前月", "前年同月", "年度累計" };
  MdgTable *table = mdg_table_new (key, title);
  gint64 sums[4] = { 0 };
  guint row;

  mdg_table_add_column (table, "区分", MDG_CELL_TEXT, 79);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    mdg_table_add_column (table, columns[i], MDG_CELL_NUMBER, 24);

  for (guint i = 0; labels[i] != NULL; i++)
    {
      gboolean subtotal = g_str_has_prefix (labels[i], "-");
      gboolean sub_row = g_str_has_prefix (labels[i], "+");

      row = mdg_table_add_row (table, NULL, subtotal ? -1 : sub_row ? 1
                                                                    : 0);
      mdg_table_set_text (table, row, 0, labels[i] + (subtotal || sub_row ? 1 : 0));
      for (guint j = 0; j < 4; j++)
        {
          gint64 number = (gint64) ((i * 13 + j * 7 + 3) % 29) * (j == 3 ? 12 : 1);

          mdg_table_set_number (table, row, 1 + j, i % 7 == 6 && j == 2 ? MDG_TABLE_NO_NUMBER : number);
          sums[j] += number;
        }
    }

  if (note != NULL)
    mdg_table_add_note (table, note);
  else
    {
      row = mdg_table_add_row (table, "total", 0);
      mdg_table_set_text (table, row, 0, "計");
      for (guint j = 0; j < 4; j++)
        mdg_table_set_number (table, row, 1 + j, sums[j]);
      mdg_table_set_total_row (table, row);
    }

  return table;
}

static void
add_monthly_tables (MdgMonthlyDocument *document)
{
  static const char *const summary[] = { "新規", "再相談", "継続", NULL };
  static const char *const channels[] = { "電話", "来所", "訪問・同行訪問", "FAX", "メール", "地域ICT（多職種連携システム）", "文書・郵送", "Web会議", "会議・カンファレンス等の場", "その他", "不明", NULL };
  static const char *const affiliations[] = { "地域包括支援センター", "居宅介護支援事業所", "病院", "診療所", "歯科医療機関", "薬局", "訪問看護ステーション", "介護サービス事業所", "市役所", "本人・家族", "その他", "不明", NULL };
  static const char *const residents[] = { "住民からの相談", "うち地域包括支援センターへ引継ぎ", "+引継ぎ後、支援につながった", "+経過観察中", NULL };
  static const char *const outreach[] = { "依頼", "実施", "待ち", NULL };
  static const char *const professions[] = { "医師", "歯科医師", "薬剤師", "看護師", "保健師", "社会福祉士", "介護支援専門員", "医療ソーシャルワーカー", "リハビリ職", "管理栄養士", "その他", "不明", NULL };
  static const char *const contents[] = { "-A 在宅医療の資源", "+訪問診療の紹介", "+訪問看護の紹介", "+往診・専門医", "-B 入退院", "+入院・レスパイト", "+退院調整", "-C 医療につながらない", "+受診拒否", "+虐待・複合課題", "+主治医意見書", NULL };
  static const char *const scenes[] = { "日常の療養", "入退院支援", "急変時の対応", "看取り", "認知症", "感染症", "災害", NULL };
  static const char *const areas[] = { "東見本圏域", "西見本圏域", "緑ヶ丘圏域", "中央圏域", "北新田圏域", "南台圏域", "市外", "不明", NULL };
  static const char note[] = "重複計上のため合計は相談件数と一致しない。";
  static const struct
  {
    MdgMonthlySection section;
    const char *title;
    const char *const *labels;
    gboolean multiple;
  } tables[] = {
    { MDG_MONTHLY_SECTION_SUMMARY, "総括（相談件数）", summary, FALSE },
    { MDG_MONTHLY_SECTION_CHANNEL, "方法別", channels, FALSE },
    { MDG_MONTHLY_SECTION_AFFILIATION, "相談元機関別", affiliations, FALSE },
    { MDG_MONTHLY_SECTION_RESIDENTS, "住民相談と地域包括支援センターへの引継ぎ", residents, TRUE },
    { MDG_MONTHLY_SECTION_OUTREACH, "アウトリーチ・個別相談", outreach, TRUE },
    { MDG_MONTHLY_SECTION_PROFESSION, "職種別", professions, FALSE },
    { MDG_MONTHLY_SECTION_CONTENT, "相談内容別", contents, TRUE },
    { MDG_MONTHLY_SECTION_SCENE, "場面別", scenes, TRUE },
    { MDG_MONTHLY_SECTION_AREA, "圏域別", areas, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (MdgTable) table = new_monthly_table ("table", tables[i].title, tables[i].labels, tables[i].multiple ? note : NULL);

      mdg_monthly_document_set_table (document, tables[i].section, table);
    }
}

MdgMonthlyDocument *
mdg_sample_new_monthly (gboolean corrected)
{
  MdgMonthlyDocument *document = mdg_monthly_document_new ();

  mdg_sample_fill_frame (MDG_DOCUMENT (document));
  mdg_document_set_title (MDG_DOCUMENT (document), "相談実績 月報");
  mdg_monthly_document_set_addressee (document, "見本市 健康福祉部 高齢者支援課 御中");
  mdg_monthly_document_set_report_date (document, "令和8年6月3日");
  mdg_monthly_document_set_month (document, "令和8年5月分");
  add_monthly_tables (document);
  mdg_monthly_document_set_text (document, MDG_MONTHLY_SECTION_NOTABLE, "特徴的な相談・新しく現れた課題", "事例A：80代独居、受診拒否。地域サポート医の同行訪問により、かかりつけ医につながった。\n事例E：精神科の訪問診療を行う医療機関が不足しており、市レベルの課題として提出予定。", 40);
  mdg_monthly_document_set_text (document, MDG_MONTHLY_SECTION_PLANS, "翌月の予定", "6月12日(金) 在宅ケア委員会／6月25日(木) 地域ケア推進会議（東見本圏域）", 20);
  if (corrected)
    {
      mdg_document_set_edition (MDG_DOCUMENT (document), "第2版（6月12日訂正）");
      mdg_monthly_document_mark_changed (document, MDG_MONTHLY_SECTION_SUMMARY, 1, 1);
      mdg_monthly_document_mark_changed (document, MDG_MONTHLY_SECTION_SUMMARY, 3, 1);
    }

  return document;
}

MdgRecordDocument *
mdg_sample_new_record (guint repeat)
{
  static const char text[] = "80代女性独居。物盗られ妄想があり近隣へ苦情を言いに行く。受診歴は10年以上なし。「私は病気じゃない」と受診を拒否。介護保険は未申請。長男は県外で電話のみ。医師の訪問で診立てをお願いできないか。";
  g_autofree char *long_text = repeat_text (text, repeat);
  MdgRecordDocument *document = mdg_record_document_new ();

  mdg_sample_fill_frame (MDG_DOCUMENT (document));
  mdg_document_set_title (MDG_DOCUMENT (document), "相談記録票");
  mdg_record_document_set_lines (document, "R8-0127　　新規\n受付：令和8年5月12日(火) 14:05　電話（受電）");
  mdg_record_document_add_field (document, "相談者", "見本 良子（看護師）", FALSE);
  mdg_record_document_add_field (document, "所属", "東見本地域包括支援センター（見本）", FALSE);
  mdg_record_document_add_field (document, "電話", "047-000-1234　内線12", FALSE);
  mdg_record_document_add_field (document, "受付者", "例示 直子", FALSE);
  mdg_record_document_add_field (document, "対象者", "髙見本 花子（たかみほん はなこ）", FALSE);
  mdg_record_document_add_field (document, "生年月日", "昭和13年3月5日（88歳）　女", FALSE);
  mdg_record_document_add_field (document, "住所", "見本市緑ヶ丘団地　緑ヶ丘圏域", TRUE);
  mdg_record_document_add_field (document, "介護度", "認定なし", FALSE);
  mdg_record_document_add_field (document, "世帯", "独居", FALSE);
  mdg_record_document_add_field (document, "相談内容", "受診拒否・医療につながらない／介護保険の申請", TRUE);
  mdg_record_document_add_field (document, "共有", "本人は相談を知らない。共有不可（近隣の苦情に関わるため）", TRUE);
  mdg_record_document_add_text (document, "相談の内容", long_text);
  mdg_record_document_add_text (document, "対応・助言", "地域サポート医へ同行訪問を打診。次回 5/20 10時に包括と訪問予定。本人へは健康相談として案内する。");
  mdg_record_document_add_contact (document, "R8.5.12 火 14:05", "受電", "東見本地域包括支援センター 見本", "例示 直子", text);
  mdg_record_document_add_contact (document, "R8.5.12 火 16:40", "架電", "試験医師2", "例示 直子", "訪問可。5/20 10時。事前に血圧手帳の有無を確認してほしいとのこと。");
  mdg_record_document_add_contact (document, "R8.5.20 水 10:00", "訪問", "本人宅（包括・試験医師2 同行）", "例示 健", "本人「帰れ」と怒鳴るも、血圧測定には応じる（188/102）。両下腿浮腫あり。室内に未開封の督促状多数。次回は5/28 10時。");
  mdg_record_document_add_history (document, "R8.5.12 火 14:20", "例示 直子", "登録");
  mdg_record_document_add_history (document, "R8.5.13 水 9:02", "例示 健", "生年月日を「昭和13年」から「昭和13年3月5日」に変更");

  return document;
}

MdgHandoverDocument *
mdg_sample_new_handover (guint n_items)
{
  static const char *const what[] = { "折り返し電話：訪問診療の候補3か所を伝える", "退院前カンファレンスの日程調整", "主治医意見書の依頼結果を確認", "レスパイト病床の空きを確認し、家族へ連絡。明日午前に1床可の返答あり" };
  static const char *const who[] = { "髙見本 花子（88歳）", "乙川 太郎（81歳）", "匿名（80代女性）" };
  static const char *const call[] = { "包括 見本 047-000-1234", "れいだい病院 連携室 047-000-2222 内線31", "長男 090-0000-3333" };
  static const char *const when[] = { "5/11 月", "5/12 火", "5/15 金", "5/8 から2日" };
  MdgHandoverDocument *document = mdg_handover_document_new ();

  mdg_sample_fill_frame (MDG_DOCUMENT (document));
  mdg_document_set_title (MDG_DOCUMENT (document), "引継ぎ票");
  mdg_handover_document_set_lines (document, "令和8年5月12日(火) 17:00\n引継ぎ者：例示 直子　　受ける人：");
  for (guint group = MDG_HANDOVER_OVERDUE; group <= MDG_HANDOVER_WAITING; group++)
    for (guint i = 0; i < n_items; i++)
      mdg_handover_document_add_item (document,
                                      (MdgHandoverGroup) group,
                                      when[group],
                                      what[(group + i) % G_N_ELEMENTS (what)],
                                      who[i % G_N_ELEMENTS (who)],
                                      call[(group * 2 + i) % G_N_ELEMENTS (call)]);
  mdg_handover_document_set_note (document, "試験医師2は5/14(木)終日不在。急ぎは試験医師4へ。");

  return document;
}

MdgShareSheetDocument *
mdg_sample_new_share_sheet (gboolean blank,
                            guint repeat)
{
  static const char *const entries[MDG_SHARE_SHEET_DOCUMENT_N_HEADINGS] = {
    "主治医：みほんクリニック 試験医師2（047-000-4444）\n担当CM：みほん居宅介護支援事業所 凡例 茂（047-000-5555）",
    "本人「最期まで家で過ごしたい」。長男は施設入所も考えているが、本人の気持ちを優先したいとのこと。",
    NULL,
    "食事：きざみ食、むせあり。1か月で体重3kg減。\n排泄：ポータブルトイレ、夜間は紙おむつ。移動は伝い歩き。",
    "団地4階、エレベーターなし。玄関に段差15cm。",
    NULL,
    "高血圧、心不全、認知症（疑い）。降圧剤を二重に飲んでいる様子あり、薬局で一包化を調整中。",
    "心不全の増悪について説明済み。本人は「年だから仕方ない」と受け止めている。",
    NULL,
    "塩分・水分の制限。体重が2kg増えたら連絡。",
    "玄関先での声かけは二人で。大きな声を嫌がる。",
    NULL,
  };
  MdgShareSheetDocument *document = mdg_share_sheet_document_new ();

  mdg_sample_fill_frame (MDG_DOCUMENT (document));
  mdg_document_set_title (MDG_DOCUMENT (document), "情報共有シート");
  mdg_share_sheet_document_set_lines (document, "作成日：令和8年6月3日\n記入者：例示 直子");
  mdg_share_sheet_document_add_field (document, "氏名", blank ? NULL : "髙見本 花子（たかみほん はなこ）", FALSE);
  mdg_share_sheet_document_add_field (document, "生年月日", blank ? NULL : "昭和13年3月5日（88歳）　女", FALSE);
  mdg_share_sheet_document_add_field (document, "住所", blank ? NULL : "見本市緑ヶ丘団地", FALSE);
  mdg_share_sheet_document_add_field (document, "介護度", blank ? NULL : "要介護2", FALSE);
  mdg_share_sheet_document_add_field (document, "共有の同意", blank ? NULL : "本人から口頭で得た（令和8年5月20日、例示 健）", TRUE);
  for (guint i = 0; !blank && i < MDG_SHARE_SHEET_DOCUMENT_N_HEADINGS; i++)
    if (entries[i] != NULL)
      {
        g_autofree char *text = repeat_text (entries[i], repeat);

        mdg_share_sheet_document_set_entry (document, i, text);
      }

  return document;
}
