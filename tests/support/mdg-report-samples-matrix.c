#include "mdg-report-samples.h"

#define N_COLUMNS 11

typedef struct
{
  const char *letter;
  gboolean starred;
  const char *attributes;
  const char *stage;
  const char *cells[N_COLUMNS];
} SampleCase;

static const SampleCase cases[] = {
  { "A", FALSE, "80代・女\n認定なし\n独居", "圏域\n連携強化", { "見守り不在", "近隣苦情", NULL, "独居", NULL, "受診拒否\n未申請", NULL, "認知症疑い", NULL, "かかりつけ無", NULL } },
  { "B", FALSE, "80代・女\n要介護1\n親と中高年の子（8050等）", "個別", { NULL, NULL, NULL, "8050\n虐待疑い", NULL, NULL, "低栄養", "認知症", NULL, NULL, NULL } },
  { "C", FALSE, "70代・男\n認定なし\n独居", "圏域", { "孤立", NULL, "不衛生", "独居", NULL, "自己放任", "飲酒生活", NULL, "依存症", "病態不明", NULL } },
  { "D", FALSE, "80代・男\n要介護4\n高齢世帯", "個別", { NULL, NULL, NULL, "老老介護", "介護疲れ", NULL, NULL, NULL, NULL, "通院困難", "医療処置" } },
  { "E", FALSE, "60代・女\n認定なし\n独居", "市\n実態把握", { NULL, "近隣苦情\n専門医不足", NULL, "独居", NULL, "受診拒否", NULL, NULL, "精神疑い", NULL, NULL } },
  { "F", FALSE, "90代・女\n要介護3\n高齢世帯", "個別", { "行方不明", NULL, NULL, "老老介護", "介護疲れ", NULL, NULL, "BPSD", NULL, NULL, NULL } },
  { "G", FALSE, "70代・男\n要支援2\n独居・生保", "圏域", { "孤立", NULL, NULL, "困窮\n独居", NULL, NULL, "服薬管理", NULL, NULL, "受診中断", NULL } },
  { "H", FALSE, "80代・女\n要介護2\n身寄りなし", "個別", { NULL, NULL, NULL, "身寄りなし", "KP不在", NULL, "希望不明", NULL, NULL, NULL, "急変方針" } },
  { "I", FALSE, "80代・男\n要介護5\n夫婦", "市\n取組・検討", { NULL, "夜間休日", NULL, NULL, "受容困難", NULL, NULL, NULL, NULL, NULL, "がん末期\n急変方針" } },
  { "J", FALSE, "50代・男\n認定なし\nひきこもり", "市\n連携強化", { NULL, "制度はざま", NULL, "8050", NULL, NULL, NULL, NULL, "精神疑い", "かかりつけ無", NULL } },
  { "K", FALSE, "80代・女\n要介護1\n独居", "個別", { NULL, NULL, NULL, "独居", NULL, NULL, "服薬管理\nADL低下", NULL, NULL, "多剤", NULL } },
  { "L", FALSE, "70代・女\n新規申請中\n高齢世帯", "市\n普及啓発", { NULL, NULL, NULL, "老老介護", NULL, "未申請", NULL, NULL, NULL, "代理受診\n通院困難", NULL } },
  { "M", FALSE, "80代・男\n要介護2\n独居", "圏域", { "見守り不在", NULL, NULL, "独居", NULL, NULL, "飲酒生活\n低栄養", NULL, NULL, "入退院反復", NULL } },
  { "N", FALSE, "30代・女\n対象外\n親と同居（人工呼吸器）", "市\n実態把握", { NULL, "資源不足\n制度はざま", NULL, NULL, "介護疲れ", NULL, NULL, NULL, NULL, NULL, "医療処置" } },
  { "O", TRUE, "80代・男\n認定なし\n独居", "圏域\n取組・検討", { NULL, "移動買物", "ごみ出し\n住宅老朽", "独居", NULL, NULL, "ADL低下", NULL, NULL, NULL, NULL } },
};

static void
add_sample_columns (MdgMatrixDocument *document)
{
  static const struct
  {
    const char *label;
    MdgGroupPattern pattern;
    const char *heads[5];
  } groups[] = {
    { "地域課題", MDG_GROUP_COMMUNITY, { "見守り不在", "つながり・理解／\n資源の不足", "ごみ出し・\n住環境", NULL } },
    { "家族課題", MDG_GROUP_FAMILY, { "世帯の困難\n（複合課題）", "その他", NULL } },
    { "本人課題", MDG_GROUP_PERSON, { "支援・サービスの\n拒否", "その他", NULL } },
    { "本人要素（医療関係）", MDG_GROUP_MEDICAL, { "認知症", "精神・障害", "医療連携", "医療依存・\nその他", NULL } },
  };
  static const char *const totals[] = { "5", "6", "2", "13", "5", "4", "7", "3", "3", "8", "4" };
  static const char *const group_totals[] = { "10（66.7%）", "15（100.0%）", "10（66.7%）", "14（93.3%）" };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      guint group = mdg_matrix_document_add_group (document, groups[i].label, groups[i].pattern);

      for (guint j = 0; groups[i].heads[j] != NULL; j++)
        {
          guint column = mdg_matrix_document_add_column (document, group, groups[i].heads[j]);

          mdg_matrix_document_set_column_total (document, column, totals[column]);
        }
      mdg_matrix_document_set_group_total (document, group, group_totals[i]);
    }
}

static void
add_sample_cells (MdgMatrixDocument *document,
                  guint row,
                  const SampleCase *sample)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_auto (GStrv) labels = sample->cells[i] != NULL ? g_strsplit (sample->cells[i], "\n", -1) : NULL;

      for (guint j = 0; labels != NULL && labels[j] != NULL; j++)
        mdg_matrix_document_add_label (document, row, i, labels[j], NULL);
    }
}

static void
fill_matrix_title (MdgMatrixDocument *document)
{
  mdg_sample_fill_frame (MDG_DOCUMENT (document));
  mdg_document_set_title (MDG_DOCUMENT (document), "個別事例の課題整理");
  mdg_matrix_document_set_heading (document, "個別事例の課題整理");
  mdg_matrix_document_add_title_line (document, "対象期間：令和7年4月1日～令和8年3月31日");
  mdg_matrix_document_add_title_line (document, "圏域：全域");
  mdg_matrix_document_add_title_line (document, "事例の選定：R7第1回市地域ケア会議 提出事例（15件）");
  mdg_matrix_document_add_title_line (document, "課題分類 令和7年度版");
  mdg_matrix_document_set_meeting (document, "令和7年度 第1回 市地域ケア会議", "令和7年8月21日(木)");
  mdg_document_set_marks (MDG_DOCUMENT (document), "委員限り・会議終了後回収", "2", "12／25");
  mdg_matrix_document_add_note (document, "★：1例だが重い課題を含む事例。");
  mdg_matrix_document_add_note (document, "1つの事例を複数の欄に計上しているため、各欄の合計は事例数と一致しない。");
  mdg_matrix_document_add_note (document, "課題分類：令和7年度版。仮名化（記号化）した資料であり、個人情報として扱うこと。");
}

MdgMatrixDocument *
mdg_sample_new_matrix (guint n_rows)
{
  MdgMatrixDocument *document = mdg_matrix_document_new ();

  fill_matrix_title (document);
  add_sample_columns (document);

  for (guint i = 0; i < n_rows; i++)
    {
      const SampleCase *sample = &cases[i % G_N_ELEMENTS (cases)];
      g_autofree char *letter = i < G_N_ELEMENTS (cases) ? g_strdup (sample->letter) : g_strdup_printf ("%c%c", 'A' + (int) (i / 26), 'A' + (int) (i % 26));
      guint row = mdg_matrix_document_add_row (document, letter, sample->starred, sample->attributes, sample->stage);

      add_sample_cells (document, row, sample);
    }

  return document;
}

MdgMatrixDocument *
mdg_sample_new_wide_matrix (guint n_rows,
                            guint n_columns)
{
  MdgMatrixDocument *document = mdg_matrix_document_new ();
  guint group = 0;

  fill_matrix_title (document);
  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *head = g_strdup_printf ("課題の見出し %u", i + 1);
      g_autofree char *label = g_strdup_printf ("第%u群の課題", i / 20 + 1);

      if (i % 20 == 0)
        {
          group = mdg_matrix_document_add_group (document, label, (MdgGroupPattern) (i / 20 % 4));
          mdg_matrix_document_set_group_total (document, group, "200（100.0%）");
        }
      mdg_matrix_document_set_column_total (document, mdg_matrix_document_add_column (document, group, head), "66");
    }

  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *letter = g_strdup_printf ("%c%c", 'A' + (int) (i / 26), 'A' + (int) (i % 26));
      guint row = mdg_matrix_document_add_row (document, letter, i % 10 == 0, "80代・女\n要介護2\n独居", "圏域");

      for (guint j = i % 3; j < n_columns; j += 3)
        mdg_matrix_document_add_label (document, row, j, "見守り不在", NULL);
    }

  return document;
}
