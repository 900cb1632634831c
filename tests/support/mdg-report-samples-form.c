#include "mdg-report-samples-form.h"

MdgFormLayout *
mdg_sample_new_form_layout (const char *settings)
{
  const MdgFormNames names = { .centre = "見本市在宅医療・介護連携支援センター", .city = "見本市", .fax = "047-000-0001" };
  g_autoptr (GError) error = NULL;
  MdgFormLayout *layout = mdg_form_layout_new ("outreach", settings, &names, &error);

  g_assert_no_error (error);

  return layout;
}

MdgFormData *
mdg_sample_new_form_data (void)
{
  static const struct
  {
    const char *key;
    const char *text;
  } texts[] = {
    { "request.date", "令和8年5月12日" },
    { "request.text", "「私は病気じゃない」と受診を10年以上拒否。2か月で体重が5kg減り、夜間に近隣へ苦情を言いに行くようになった。長男は県外で電話のみ。\n医師に自宅で診ていただき、受診の必要と、認知症の有無について大まかな見立てをお願いしたい。" },
    { "requester.affiliation", "みほん居宅介護支援事業所 小金原" },
    { "requester.name", "例田 花子" },
    { "requester.phone", "047-000-1234" },
    { "requester.fax", "047-000-1235" },
    { "requester.mobile", "090-0000-1234" },
    { "subject.name", "甲野 ハル" },
    { "subject.age", "86" },
    { "subject.address", "小金原1丁目2番3号 見本団地4号棟503号室" },
    { "subject.care_note", "申請中" },
    { "reason.other", "近隣苦情" },
    { "doctor.name", "しけん医院（整形外科、5年前）" },
    { "insurance.other", "自立支援医療" },
    { "life.text", "元縫製工。編み物と歌が好き。老人会は3年前にやめた。隣の乙川さんとは立ち話をする。" },
    { "household.text", "長男は県外、月1回電話" },
    { "family.text", "長男は「本人がいやがるなら」と消極的。費用は出せると話す。嫁とは疎遠。" },
    { "money.text", "年金のみ、貯蓄なし" },
    { "office.number", "R8-依0009" },
    { "office.received", "5/12 14:05" },
    { "office.staff", "相談 一郎" },
    { "office.need", "高い" },
    { "office.urgency", "至急" },
    { "office.consent", "得た（長男）" },
  };
  static const char *const ticks[][2] = {
    { "kind", "outreach" },
    { "sex", "f" },
    { "certified", "no" },
    { "reason", "jushin" },
    { "reason", "shinsei" },
    { "reason", "other" },
    { "has_doctor", "yes" },
    { "insurance", "kouki" },
    { "household", "alone" },
    { "money", "yes" },
    { "target", "mt1" },
  };
  MdgFormData *data = mdg_form_data_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    mdg_form_data_set_text (data, texts[i].key, texts[i].text);
  for (guint i = 0; i < G_N_ELEMENTS (ticks); i++)
    mdg_form_data_tick (data, ticks[i][0], ticks[i][1]);
  mdg_form_data_set_number (data, "R8-依0009", "R8-R0009");

  return data;
}

char *
mdg_sample_new_long_text (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i += 10)
    g_string_append_printf (text, "第%05u段の文。", i / 10);

  g_assert_cmpint (g_utf8_strlen (text->str, -1), >=, n - 10);

  return g_string_free (text, FALSE);
}
