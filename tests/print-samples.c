/* Writes every document with sample content as a PDF into a folder, to be looked at:
   print-samples FOLDER [mincho] [LOCALE-FOLDER]. Run by hand; no test depends on it. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "mdg-fax-sheet.h"
#include "mdg-report-samples-form.h"
#include "mdg-report-samples.h"
#include "mdg-visit-sheet.h"

static void
print_document (MdgDocument *document,
                const char *folder,
                const char *name,
                MdgPaper paper,
                MdgTypeface typeface)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.pdf", folder, name);
  g_autoptr (GError) error = NULL;

  mdg_document_set_typeface (document, typeface);
  mdg_document_paginate (document, paper);
  if (!mdg_document_write_pdf (document, path, &error))
    g_error ("%s: %s", path, error->message);
  g_print ("%s: %u\n", path, mdg_document_get_n_pages (document));
  g_object_unref (document);
}

/* A form filled or blank; a text of length characters instead of its own when length is not 0. */
static MdgDocument *
new_form (const char *settings,
          gboolean filled,
          guint length,
          MdgFormCopies copies,
          gboolean fax)
{
  g_autoptr (MdgFormLayout) layout = mdg_sample_new_form_layout (settings);
  MdgFormDocument *document = mdg_form_document_new (layout);
  MdgFormData *data = filled ? mdg_sample_new_form_data () : mdg_form_data_new ();

  if (!filled)
    mdg_form_data_set_serial (data, "F-7K3M9QXT", "F-7K3M9QXT");
  if (length > 0)
    {
      g_autofree char *text = mdg_sample_new_long_text (length);

      mdg_form_data_set_text (data, "request.text", text);
      mdg_form_data_set_text (data, "doctor.name", text);
    }
  mdg_form_document_take_form (document, data);
  mdg_form_document_set_copies (document, copies);
  mdg_document_set_fax (MDG_DOCUMENT (document), fax);

  return MDG_DOCUMENT (document);
}

static void
print_sheets (const char *folder,
              MdgTypeface typeface)
{
  static const MdgVisit visit = { "令和8年5月20日(水) 14:00（40分）", "自宅（見本市小金原1丁目2番3号）", "例示 太郎", "小金原包括 例田、みほん居宅 見本", "面会できた", "血圧 178/96、頻脈。結膜が白く貧血の疑い。会話はつじつまが合わない。室内は雑然としているが食事は取れている。", "HDS-R 14／30　DBD13 22／52", "早め（2週間以内）", "内科受診を家族とすすめる。介護認定を申請。2週間後に包括が訪問。", NULL };
  MdgVisitSheet sheet = { "R8-依0009", "MDG-R8-R0009-47", "甲野 ハル（86 女）", "見本市小金原1丁目2番3号", "みほん居宅 例田 花子", "受診の必要と、認知症の有無について大まかな見立てをお願いしたい。", NULL, NULL, 0 };
  static const char *const names[] = { "fax-cover", "fax-ask", "fax-receipt" };

  for (MdgFaxKind kind = MDG_FAX_COVER; kind <= MDG_FAX_RECEIPT; kind++)
    {
      MdgFaxSheet fax = { kind, "みほん居宅介護支援事業所　例田 花子 様", "047-000-1235", "依頼：医師アウトリーチ", "R8-依0009", "MDG-R8-R0009-47", kind == MDG_FAX_COVER ? 3 : 0, kind == MDG_FAX_COVER ? NULL : "R8.5.12 14:05", kind == MDG_FAX_RECEIPT ? NULL : "令和8年5月15日(金)", "047-000-0001", "047-000-0002", "相談 一郎", kind == MDG_FAX_ASK ? NULL : "5月20日(水)14時の訪問で調整しています。ご都合をお知らせください。" };

      print_document (MDG_DOCUMENT (mdg_fax_sheet_new_document (&fax)), folder, names[kind], MDG_PAPER_A4_PORTRAIT, typeface);
    }
  print_document (MDG_DOCUMENT (mdg_visit_sheet_new_document (&sheet)), folder, "visit-blank", MDG_PAPER_A4_PORTRAIT, typeface);
  sheet.visits = &visit;
  sheet.n_visits = 1;
  sheet.written_by = "相談 一郎";
  print_document (MDG_DOCUMENT (mdg_visit_sheet_new_document (&sheet)), folder, "visit", MDG_PAPER_A4_PORTRAIT, typeface);
}

int
main (int argc,
      char **argv)
{
  const char *folder = argc > 1 ? argv[1] : ".";
  MdgTypeface typeface = argc > 2 && g_str_equal (argv[2], "mincho") ? MDG_TYPEFACE_MINCHO : MDG_TYPEFACE_GOTHIC;
  MdgMatrixDocument *matrix;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, argc > 3 ? argv[3] : MDG_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");

  print_document (MDG_DOCUMENT (mdg_sample_new_matrix (15)), folder, "matrix-a3", MDG_PAPER_A3_LANDSCAPE, typeface);
  print_document (MDG_DOCUMENT (mdg_sample_new_matrix (15)), folder, "matrix-a4", MDG_PAPER_A4_LANDSCAPE, typeface);

  matrix = mdg_sample_new_matrix (40);
  mdg_matrix_document_add_label (matrix, 2, 6, "生活習慣に関するとても長い自由記載の課題がここに入る", "¹");
  mdg_matrix_document_add_label (matrix, 2, 6, "低栄養", "²");
  mdg_matrix_document_add_evidence (matrix, "1", "R8.5.12 受電 R8-0127「朝から飲んでいる。食事は一日一回、菓子パンのみ」");
  mdg_matrix_document_add_evidence (matrix, "2", "R8.5.12 訪問 R8-0130「1か月で体重3kg減」");
  print_document (MDG_DOCUMENT (matrix), folder, "matrix-40", MDG_PAPER_A3_LANDSCAPE, typeface);
  print_document (MDG_DOCUMENT (mdg_sample_new_wide_matrix (200, 60)), folder, "matrix-wide", MDG_PAPER_A3_LANDSCAPE, typeface);

  print_document (MDG_DOCUMENT (mdg_sample_new_table_document (60)), folder, "list", MDG_PAPER_A4_LANDSCAPE, typeface);
  print_document (MDG_DOCUMENT (mdg_sample_new_table_document (60)), folder, "list-portrait", MDG_PAPER_A4_PORTRAIT, typeface);
  print_document (MDG_DOCUMENT (mdg_sample_new_monthly (FALSE)), folder, "monthly", MDG_PAPER_A4_PORTRAIT, typeface);
  print_document (MDG_DOCUMENT (mdg_sample_new_monthly (TRUE)), folder, "monthly-corrected", MDG_PAPER_A4_PORTRAIT, typeface);
  print_document (MDG_DOCUMENT (mdg_sample_new_record (1)), folder, "record", MDG_PAPER_A4_PORTRAIT, typeface);
  print_document (MDG_DOCUMENT (mdg_sample_new_record (30)), folder, "record-long", MDG_PAPER_A4_PORTRAIT, typeface);
  print_document (MDG_DOCUMENT (mdg_sample_new_handover (3)), folder, "handover", MDG_PAPER_A4_PORTRAIT, typeface);
  print_document (MDG_DOCUMENT (mdg_sample_new_handover (7)), folder, "handover-full", MDG_PAPER_A4_PORTRAIT, typeface);
  print_document (MDG_DOCUMENT (mdg_sample_new_handover (20)), folder, "handover-long", MDG_PAPER_A4_PORTRAIT, typeface);
  print_document (MDG_DOCUMENT (mdg_sample_new_share_sheet (FALSE, 1)), folder, "share-sheet", MDG_PAPER_A4_PORTRAIT, typeface);
  print_document (MDG_DOCUMENT (mdg_sample_new_share_sheet (TRUE, 1)), folder, "share-sheet-blank", MDG_PAPER_A4_PORTRAIT, typeface);
  print_document (MDG_DOCUMENT (mdg_sample_new_share_sheet (FALSE, 8)), folder, "share-sheet-long", MDG_PAPER_A4_PORTRAIT, typeface);

  print_document (new_form (NULL, TRUE, 0, MDG_FORM_ALL_COPIES, FALSE), folder, "form", MDG_PAPER_A4_PORTRAIT, typeface);
  print_document (new_form (NULL, FALSE, 0, 0, FALSE), folder, "form-blank", MDG_PAPER_A4_PORTRAIT, typeface);
  print_document (new_form (NULL, TRUE, 2000, MDG_FORM_DOCTOR, FALSE), folder, "form-long", MDG_PAPER_A4_PORTRAIT, typeface);
  print_document (new_form (NULL, TRUE, 0, 0, TRUE), folder, "form-fax", MDG_PAPER_A4_PORTRAIT, typeface);
  print_document (new_form ("{\"targets\":\"matsudo\",\"office\":false,\"title\":\"申込書\",\"lines\":[\"緊急連絡先\"]}", TRUE, 0, 0, TRUE), folder, "form-own", MDG_PAPER_A4_PORTRAIT, typeface);
  print_sheets (folder, typeface);

  return 0;
}
