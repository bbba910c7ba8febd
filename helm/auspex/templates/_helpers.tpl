{{/*
Most templates below take a dict with `root` (the top scope), `component` ("control-plane", "query-gateway" or
"model-server") and `values` (that component's block of values).
*/}}

{{- define "auspex.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 38 | trimSuffix "-" -}}
{{- end }}

{{/*
Prefix of all object names. 38 characters, because the longest suffix has 14 and a StatefulSet's name may have 52:
Kubernetes puts it into a label of at most 63 together with a hash.
*/}}
{{- define "auspex.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 38 | trimSuffix "-" -}}
{{- else if contains (include "auspex.name" .) .Release.Name -}}
{{- .Release.Name | trunc 38 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name (include "auspex.name" .) | trunc 38 | trimSuffix "-" -}}
{{- end -}}
{{- end }}

{{- define "auspex.componentName" -}}
{{- printf "%s-%s" (include "auspex.fullname" .root) .component -}}
{{- end }}

{{- define "auspex.selectorLabels" -}}
app.kubernetes.io/name: {{ include "auspex.name" .root }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{- define "auspex.labels" -}}
{{ include "auspex.selectorLabels" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/part-of: auspex
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- end }}

{{/* `name`, `namespace` and labels of every object of a component. */}}
{{- define "auspex.metadata" -}}
name: {{ include "auspex.componentName" . }}
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "auspex.labels" . | nindent 2 }}
{{- end }}

{{- define "auspex.serviceAccountName" -}}
{{- .values.serviceAccount.name | default (include "auspex.componentName" .) -}}
{{- end }}

{{- define "auspex.image" -}}
{{- $tag := .values.image.tag | default (printf "%s%s" .root.Chart.AppVersion (dig "gpu" "enabled" false .values | ternary "-cuda" "")) -}}
{{- with .root.Values.image.registry }}{{ . }}/{{ end }}{{ .values.image.repository }}:{{ $tag -}}
{{- end }}

{{/* URL of a component's Service, with the namespace, because Elasticsearch may call it from another one. */}}
{{- define "auspex.serviceUrl" -}}
http://{{ include "auspex.componentName" . }}.{{ .root.Release.Namespace }}.svc:8080
{{- end }}

{{- define "auspex.modelServerUrl" -}}
{{- if .Values.modelServer.enabled -}}
{{- include "auspex.serviceUrl" (dict "root" . "component" "model-server") -}}
{{- else -}}
{{- .Values.modelServer.externalUrl -}}
{{- end -}}
{{- end }}

{{/* Takes a dict of `url` (the explicit one) and `ingress`. */}}
{{- define "auspex.publicUrl" -}}
{{- if .url -}}
{{- .url -}}
{{- else if and .ingress.enabled .ingress.host -}}
{{- ternary "https" "http" .ingress.tls.enabled }}://{{ .ingress.host -}}
{{- end -}}
{{- end }}

{{- define "auspex.consoleUrl" -}}
{{- include "auspex.publicUrl" (dict "url" .Values.publicUrls.console "ingress" .Values.controlPlane.ingress) -}}
{{- end }}

{{- define "auspex.gatewayUrl" -}}
{{- include "auspex.publicUrl" (dict "url" .Values.publicUrls.gateway "ingress" .Values.queryGateway.ingress) -}}
{{- end }}

{{/* Environment of every Quarkus process: inside a pod it must listen on the pod's address, not on loopback. */}}
{{- define "auspex.httpEnvironment" -}}
QUARKUS_HTTP_HOST: "0.0.0.0"
QUARKUS_HTTP_PORT: "8080"
{{- end }}

{{/* One environment variable from a key of an existing Secret: dict of `name`, `secret`, `key`. */}}
{{- define "auspex.secretEnv" -}}
- name: {{ .name }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret | quote }}
      key: {{ .key | quote }}
{{- end }}

{{/* Labels and annotations of a pod. The checksum rolls the pods when their ConfigMap changes. */}}
{{- define "auspex.podMetadata" -}}
labels:
  {{- include "auspex.labels" . | nindent 2 }}
  {{- with .values.podLabels }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
annotations:
  checksum/config: {{ include (print .root.Template.BasePath "/" .component "/configmap.yaml") .root | sha256sum }}
  {{- with .values.podAnnotations }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end }}

{{/* The part of a pod's spec that is the same for every component. */}}
{{- define "auspex.podSpec" -}}
serviceAccountName: {{ include "auspex.serviceAccountName" . }}
automountServiceAccountToken: false
enableServiceLinks: false
terminationGracePeriodSeconds: {{ .values.terminationGracePeriodSeconds }}
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . | quote }}
  {{- end }}
{{- end }}
securityContext:
  runAsNonRoot: true
  {{- with .root.Values.pod.runAsUser }}
  runAsUser: {{ int64 . }}
  runAsGroup: {{ int64 . }}
  {{- end }}
  {{- with .root.Values.pod.fsGroup }}
  fsGroup: {{ int64 . }}
  {{- end }}
  seccompProfile:
    type: RuntimeDefault
topologySpreadConstraints:
  {{- range $key := list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
  - maxSkew: 1
    topologyKey: {{ $key }}
    whenUnsatisfiable: {{ $.root.Values.pod.whenUnsatisfiable }}
    labelSelector:
      matchLabels:
        {{- include "auspex.selectorLabels" $ | nindent 8 }}
  {{- end }}
{{- with .values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/* The part of a container that is the same for every component: image, ports, probes, security. */}}
{{- define "auspex.container" -}}
name: {{ .component }}
image: {{ include "auspex.image" . | quote }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
envFrom:
  - configMapRef:
      name: {{ include "auspex.componentName" . }}
ports:
  - name: http
    containerPort: 8080
    protocol: TCP
# Migrations of the database and loading of models come before the port opens: up to 3 minutes.
startupProbe:
  httpGet:
    path: /q/health/live
    port: http
  periodSeconds: 2
  failureThreshold: 90
  timeoutSeconds: 2
livenessProbe:
  httpGet:
    path: /q/health/live
    port: http
  periodSeconds: 10
  failureThreshold: 6
  timeoutSeconds: 3
readinessProbe:
  httpGet:
    path: /q/health/ready
    port: http
  periodSeconds: 5
  failureThreshold: 3
  timeoutSeconds: 3
lifecycle:
  preStop:
    exec:
      # Keeps serving until every node has taken the pod out of its load balancing.
      command: ["sleep", "5"]
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  runAsNonRoot: true
  privileged: false
  capabilities:
    drop: ["ALL"]
  seccompProfile:
    type: RuntimeDefault
{{- end }}

{{/* Objects that differ between the components only in name and numbers. */}}
{{- define "auspex.service" -}}
apiVersion: v1
kind: Service
metadata:
  {{- include "auspex.metadata" . | nindent 2 }}
  {{- with .values.service.annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  type: {{ .values.service.type }}
  selector:
    {{- include "auspex.selectorLabels" . | nindent 4 }}
  ports:
    - name: http
      port: 8080
      targetPort: http
      protocol: TCP
{{- end }}

{{- define "auspex.serviceAccount" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ include "auspex.serviceAccountName" . }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "auspex.labels" . | nindent 4 }}
  {{- with .values.serviceAccount.annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
automountServiceAccountToken: false
{{- end }}

{{- define "auspex.podDisruptionBudget" -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  {{- include "auspex.metadata" . | nindent 2 }}
spec:
  maxUnavailable: {{ .values.podDisruptionBudget.maxUnavailable }}
  # A pod that is not ready serves nobody: do not let it block a drain.
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels:
      {{- include "auspex.selectorLabels" . | nindent 6 }}
{{- end }}

{{/* Also takes `kind`: Deployment or StatefulSet. */}}
{{- define "auspex.horizontalPodAutoscaler" -}}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  {{- include "auspex.metadata" . | nindent 2 }}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: {{ .kind }}
    name: {{ include "auspex.componentName" . }}
  minReplicas: {{ .values.autoscaling.minReplicas }}
  maxReplicas: {{ .values.autoscaling.maxReplicas }}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: {{ .values.autoscaling.targetCpuPercent }}
{{- end }}

{{- define "auspex.ingress" -}}
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  {{- include "auspex.metadata" . | nindent 2 }}
  {{- with .values.ingress.annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  {{- with .values.ingress.className }}
  ingressClassName: {{ . }}
  {{- end }}
  {{- if .values.ingress.tls.enabled }}
  tls:
    - hosts:
        - {{ .values.ingress.host | quote }}
      {{- with .values.ingress.tls.secretName }}
      secretName: {{ . | quote }}
      {{- end }}
  {{- end }}
  rules:
    - host: {{ .values.ingress.host | quote }}
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: {{ include "auspex.componentName" . }}
                port:
                  name: http
{{- end }}

{{/*
Also takes `from` (keys of networkPolicy.from that may call) and `callers` (components that may call). Egress stays
open: the chart cannot know where Elasticsearch, PostgreSQL and Keycloak are.
*/}}
{{- define "auspex.networkPolicy" -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "auspex.metadata" . | nindent 2 }}
spec:
  podSelector:
    matchLabels:
      {{- include "auspex.selectorLabels" . | nindent 6 }}
  policyTypes: ["Ingress"]
  {{- $peers := list }}
  {{- range $caller := .callers }}
  {{- $labels := include "auspex.selectorLabels" (dict "root" $.root "component" $caller) | fromYaml }}
  {{- $peers = append $peers (dict "podSelector" (dict "matchLabels" $labels)) }}
  {{- end }}
  {{- range $key := .from }}
  {{- $from := get $.root.Values.networkPolicy.from $key }}
  {{- range $from.namespaces }}
  {{- $namespace := dict "matchLabels" (dict "kubernetes.io/metadata.name" .) }}
  {{- $peers = append $peers (dict "namespaceSelector" $namespace) }}
  {{- end }}
  {{- range $from.cidrs }}
  {{- $peers = append $peers (dict "ipBlock" (dict "cidr" .)) }}
  {{- end }}
  {{- end }}
  {{- /* A rule without peers would let everyone in; no rule at all lets nobody in. */}}
  {{- if $peers }}
  ingress:
    - from:
        {{- toYaml $peers | nindent 8 }}
      ports:
        - port: http
          protocol: TCP
  {{- else }}
  ingress: []
  {{- end }}
{{- end }}
