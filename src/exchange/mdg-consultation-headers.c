#define G_LOG_DOMAIN "mdg-exchange"

#include "mdg-consultation-headers.h"

#include "mdg-text.h"

#include <string.h>

static const MdgConsultationHeader headers[] = {
  { "received_at", "受付日時|相談日時|受電日時|日時|対応日時|年月日時刻" },
  { "received_date", "受付日|相談日|日付|受付年月日|相談年月日|年月日|月日|受電日|対応日|相談受付日|受付月日|受理日" },
  { "received_time", "受付時間|受付時刻|相談時間|時間|時刻|開始時刻|受電時間|相談開始時間" },
  { "kind", "新規継続|新規・継続|新規/継続|新規再|新規・再|新再|区分|相談区分|初回継続|回数|新規再来" },
  { "channel", "方法|相談方法|手段|相談手段|受付方法|連絡方法|形態|相談形態|対応方法|媒体|受付手段" },
  { "direction", "受電架電|受電・架電|受電/架電|受架電|発着|受発信|受信発信|発信受信" },
  { "consulter.name", "相談者|相談者氏名|相談者名|相談者お名前|依頼者|依頼者名|連絡者|連絡者名|相談者担当者|担当者氏名|相談元担当者" },
  { "consulter.affiliation", "所属|所属機関|機関名|相談者所属|事業所|事業所名|相談元|相談元機関|相談機関|依頼元|所属先|相談者機関名|相談元機関名|医療機関名|所属名" },
  { "consulter.affil_kind", "機関種別|相談元種別|機関区分|所属種別|相談元区分|相談機関種別|相談者区分|相談者種別|事業所種別|機関の種類|相談元機関種別" },
  { "consulter.profession", "職種|相談者職種|相談者の職種|職名|相談者続柄|続柄|本人との関係|関係" },
  { "consulter.phone", "連絡先|電話|tel|電話番号|相談者連絡先|相談者電話|相談者tel|相談者電話番号|連絡先電話番号|折返し先|連絡先tel|tel番号" },
  { "subject.name", "対象者|対象者氏名|対象者名|利用者|利用者名|利用者氏名|氏名|本人氏名|患者名|患者氏名|本人|名前|お名前|ケース名|対象者本人氏名" },
  { "subject.kana", "フリガナ|ふりがな|カナ|かな|氏名カナ|カナ氏名|対象者フリガナ|利用者フリガナ|対象者カナ|氏名フリガナ|よみがな|読み" },
  { "subject.sex", "性別|男女|対象者性別|男女別" },
  { "subject.birth", "生年月日|対象者生年月日|誕生日|利用者生年月日" },
  { "subject.age", "年齢|対象者年齢|齢|年令|年代" },
  { "subject.address", "住所|町名|居住地|対象者住所|地区|町丁|所在地|住所地|住まい" },
  { "subject.area", "圏域|日常生活圏域|担当圏域|エリア|担当包括|圏域名" },
  { "subject.care_level", "介護度|要介護度|要介護|認定|介護認定|要介護認定|認定区分|要介護状態区分" },
  { "text", "相談内容|内容|相談概要|概要|主訴|相談の内容|内容詳細|相談詳細|詳細|相談内容詳細|経過|相談要旨|要旨|相談事項|件名" },
  { "contents", "分類|相談種別|種別|相談分類|内容分類|相談項目|項目|相談内容分類|相談内容種別|カテゴリ|カテゴリー|内容区分|相談内容区分|相談内容(分類)" },
  { "scenes", "場面|療養場面|4つの場面|場面分類" },
  { "actions", "対応区分|対応種別|対応分類|支援内容区分|支援区分" },
  { "action_text", "対応|対応内容|回答|回答内容|支援内容|対応結果|対応状況|処理|処理内容|助言内容|対応経過|対応詳細|センター対応|結果|転帰|その後" },
  { "urgency", "緊急度|緊急性|優先度|至急" },
  { "minutes", "所要時間|分|所要|対応時間|所要分|相談時間分|時間(分)|所要時間数" },
  { "staff", "担当者|受付者|担当|記入者|対応者|受付担当|受付担当者|対応職員|記録者|相談員|担当職員|対応者名" },
  { "follow_up.what", "次回対応|次の対応|今後の対応|今後の予定|次回|継続内容|フォロー|フォロー内容|残課題|今後" },
  { "follow_up.due", "次回予定|期限|次回予定日|次回日|フォロー日|対応期限|次回連絡日|次回期限" },
  { "follow_up.who", "次回担当|次回担当者|フォロー担当|フォロー担当者" },
  { "note", "備考|メモ|特記事項|特記|その他|摘要|補足|コメント" },
};

const MdgConsultationHeader *
mdg_consultation_headers_list (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (headers);
  return headers;
}

char *
mdg_consultation_headers_fold (const char *name,
                               gboolean keeps_brackets)
{
  g_autofree char *folded = mdg_text_fold (name);
  g_autoptr (GString) plain = g_string_new (NULL);
  guint depth = 0;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!keeps_brackets && (c == '(' || c == '[' || c == 0x3010 || c == 0x3014))
        depth++;
      else if (depth > 0 && (c == ')' || c == ']' || c == 0x3011 || c == 0x3015))
        depth--;
      else if (depth == 0 && !g_unichar_isspace (c) && c != 0x203b && c != '*' && c != ':' && c != 0x25a0 && c != 0x25cf)
        g_string_append_unichar (plain, c);
    }

  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static GHashTable *
make_index (void)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_auto (GStrv) names = g_strsplit (headers[i].names, "|", -1);

      for (guint k = 0; names[k] != NULL; k++)
        {
          char *key = mdg_consultation_headers_fold (names[k], TRUE);

          if (g_hash_table_contains (index, key))
            g_free (key);
          else
            g_hash_table_insert (index, key, (gpointer) headers[i].field);
        }
    }

  return index;
}

const char *
mdg_consultation_headers_find (const char *name)
{
  static gsize index;
  g_autofree char *whole = mdg_consultation_headers_fold (name, TRUE);
  g_autofree char *plain = mdg_consultation_headers_fold (name, FALSE);
  const char *field;

  if (g_once_init_enter (&index))
    g_once_init_leave (&index, (gsize) make_index ());

  field = g_hash_table_lookup ((GHashTable *) index, whole);
  return field != NULL ? field : g_hash_table_lookup ((GHashTable *) index, plain);
}
